package dev.beagle.queue;

import dev.beagle.job.Job;
import dev.beagle.job.JobId;

/** A job as the fields of an entry of a stream: text. Its pixels have a key of their own. */
public final class JobCodec {
  private JobCodec() {}

  /** The arguments of {@code admit.lua} that make up the entry. */
  public static Script.Call encode(Script.Call call, Job job, String replyTo) {
    return call.argument(job.id().value())
        .argument(job.model())
        .argument(job.pixels().width())
        .argument(job.pixels().height())
        .argument(job.top())
        .argument(replyTo)
        .argument(job.async() ? 1 : 0);
  }

  /**
   * A job from its entry.
   *
   * @throws IllegalArgumentException if it is not a job's
   */
  public static LeasedJob decode(StreamEntry entry) {
    int width = Math.toIntExact(entry.number("width"));
    int height = Math.toIntExact(entry.number("height"));
    return new LeasedJob(
        entry.id(),
        new JobId(entry.text("id")),
        width,
        height,
        Math.toIntExact(entry.number("top")),
        entry.text("reply"),
        entry.number("deadline"),
        entry.number("async") == 1);
  }
}
