package dev.beagle.queue;

import dev.beagle.job.JobId;

/**
 * A job that a worker has leased, without its pixels.
 *
 * @param entry the id of its entry in the stream
 * @param id the job's id
 * @param size the size of its image
 * @param top the number of predictions to return
 * @param replyTo the web node that waits
 * @param deadline the end of the wait, in milliseconds by Redis' clock
 * @param async whether the client asks for the result later
 */
public record LeasedJob(
    String entry, JobId id, ImageSize size, int top, String replyTo, long deadline, boolean async) {

  /** The time of its admission, in milliseconds by Redis' clock: the beginning of an entry's id. */
  public long admitted() {
    return Long.parseLong(entry.substring(0, entry.indexOf('-')));
  }

  /** The same job with its reply to another web node. */
  public LeasedJob withReplyTo(String node) {
    return new LeasedJob(entry, id, size, top, node, deadline, async);
  }
}
