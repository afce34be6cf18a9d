/**
 * The protocol between web nodes and workers, in Redis: keys, scripts, codecs, formats,
 * announcements, statuses. In both WARs.
 *
 * <p>A job's way: {@link dev.beagle.queue.web.RedisJobQueue} on the web node remembers it as a
 * pending job and picks one of its shards, whose client admits it. On the worker a job reader
 * leases it, and {@link dev.beagle.queue.worker.RedisJobSource} starts it just before it is run,
 * with its pixels, renews its lease meanwhile, and finishes it. A reply reader on the web node
 * completes the future. {@link dev.beagle.queue.Keys} lists what is in Redis meanwhile, and {@link
 * dev.beagle.queue.Script} what is done there.
 *
 * <p>What the ends see are interfaces: {@link dev.beagle.queue.web.JobQueue}, {@link
 * dev.beagle.queue.web.AcceptedJobs}, {@link dev.beagle.queue.web.figures.QueueMonitor} and {@link
 * dev.beagle.queue.web.ModelDirectory} on the web node, {@link dev.beagle.queue.worker.JobSource}
 * and {@link dev.beagle.queue.WorkerAnnouncements} on the worker.
 */
@NullMarked
package dev.beagle.queue;

import org.jspecify.annotations.NullMarked;
