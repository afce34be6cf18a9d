/**
 * The way from a web node to a worker and back, through Redis streams: keys, scripts, codec,
 * replies. {@link dev.beagle.queue.JobQueue} is the web node's end, {@link
 * dev.beagle.queue.JobSource} the worker's, and {@link dev.beagle.queue.ModelDirectory} is where
 * workers say what they serve.
 */
package dev.beagle.queue;
