package dev.beagle.queue;

import dev.beagle.job.Job;
import dev.beagle.job.JobId;

/**
 * Encodes a job as the fields of an entry of a stream: {@code format} ({@link Format#JOB}), {@code
 * id}, {@code model}, {@code width}, {@code height}, {@code top}, {@code reply} (the web node that
 * waits), {@code async} (1 or 0), and {@code deadline}, which {@code admit.lua} adds. Other fields
 * are ignored. Its pixels have a key of their own.
 */
public final class JobCodec {
  private JobCodec() {}

  /** Adds the names and values of the entry to a call of {@link Script#ADMIT}. */
  public static Script.Call encode(Script.Call call, Job job, String replyTo) {
    return call.field(Format.FIELD, Format.JOB.version())
        .field("id", job.id().value())
        .field("model", job.model())
        .field("width", job.pixels().width())
        .field("height", job.pixels().height())
        .field("top", job.top())
        .field("reply", replyTo)
        .field("async", job.async() ? 1 : 0);
  }

  /**
   * Decodes the job in an entry.
   *
   * @throws IllegalArgumentException if the entry holds none, or one of an unknown format
   */
  public static LeasedJob decode(StreamEntry entry) {
    Format.JOB.check(entry.number(Format.FIELD));
    return new LeasedJob(
        entry.id(),
        new JobId(entry.text("id")),
        new ImageSize(
            Math.toIntExact(entry.number("width")), Math.toIntExact(entry.number("height"))),
        Math.toIntExact(entry.number("top")),
        entry.text("reply"),
        entry.number("deadline"),
        entry.number("async") == 1);
  }
}
