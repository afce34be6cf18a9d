package dev.beagle.queue;

import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;

/**
 * A job in a worker's hands.
 *
 * @param entry the id of its entry in the stream
 * @param id the job
 * @param pixels the image
 * @param top how many predictions are wanted
 * @param replyTo the web node that waits
 * @param deadline when nobody waits any more, in milliseconds by Redis' clock
 * @param async whether the client asks for the result later
 */
public record TakenJob(
    String entry, JobId id, Pixels pixels, int top, String replyTo, long deadline, boolean async) {}
