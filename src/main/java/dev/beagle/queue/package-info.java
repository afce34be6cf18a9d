/**
 * The way from a web node to a worker and back, through Redis: keys, scripts, codec, leases,
 * replies, recovery.
 *
 * <p>A job's way: {@link dev.beagle.queue.RedisJobQueue} on the web node remembers it as a pending
 * job and picks one of its shards, whose client admits it. On the worker a job reader takes it, and
 * {@link dev.beagle.queue.RedisJobSource} begins it just before it is run, with its pixels, renews
 * its lease meanwhile, and finishes it. A reply reader on the web node completes the future. {@link
 * dev.beagle.queue.Keys} lists what is in Redis meanwhile, and {@code Script} what is done there.
 *
 * <p>What the ends see are interfaces: {@link dev.beagle.queue.JobQueue}, {@link
 * dev.beagle.queue.AcceptedJobs}, {@link dev.beagle.queue.QueueMonitor} and {@link
 * dev.beagle.queue.ModelDirectory} on the web node, {@link dev.beagle.queue.JobSource} and {@link
 * dev.beagle.queue.WorkerAnnouncements} on the worker.
 */
package dev.beagle.queue;
