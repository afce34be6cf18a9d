package dev.beagle.queue;

import dev.beagle.job.JobId;

/**
 * A job in a worker's hands, without its pixels.
 *
 * @param entry the id of its entry in the stream
 * @param id the job
 * @param width of the image, in pixels
 * @param height of the image, in pixels
 * @param top how many predictions are wanted
 * @param replyTo the web node that waits
 * @param deadline when nobody waits any more, in milliseconds by Redis' clock
 * @param async whether the client asks for the result later
 */
public record LeasedJob(
    String entry,
    JobId id,
    int width,
    int height,
    int top,
    String replyTo,
    long deadline,
    boolean async) {

  /** When it was admitted, in milliseconds by Redis' clock, which the ids of entries begin with. */
  public long admitted() {
    return Long.parseLong(entry.substring(0, entry.indexOf('-')));
  }
}
