package dev.beagle.queue;

import dev.beagle.job.JobId;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Every key of a shard. The shard's name is in braces, so that a Redis Cluster keeps all of them in
 * one slot and a script may touch several.
 *
 * @param shard the name of the shard
 */
public record Keys(String shard) {
  /** The consumer group of every stream of jobs. */
  public static final String GROUP = "workers";

  /**
   * How long the pixels of a job, and the result of one that is not async, outlive its deadline: a
   * worker that starts a job just before its deadline reads its pixels after that.
   */
  public static final Duration GRACE = Duration.ofSeconds(10);

  private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9_-]+");

  public Keys {
    if (!SHARD.matcher(shard).matches()) {
      throw new IllegalArgumentException("not a shard: " + shard);
    }
  }

  /**
   * The jobs of a model, waiting or in flight: a stream. Web nodes append, workers delete. Expires
   * {@code beagle.result.ttl} after the last deadline and the last worker's last heartbeat.
   */
  public String jobs(String model) {
    return prefix() + "jobs:" + model;
  }

  /**
   * How far a job is: a hash of {@code state} (waiting, running, cancelled, expired), {@code
   * model}, {@code entry}, {@code deadline}, {@code reply}, {@code async}, {@code deliveries} and
   * {@code worker}. Made on admission, deleted when the job is finished, and, unless it is async,
   * when it is withdrawn or dropped; expires {@code beagle.result.ttl} after its deadline.
   */
  public String state(JobId id) {
    return prefix() + "job:" + id;
  }

  /**
   * The pixels of a job, 8-bit RGB, as they are. Set before admission and read when the job is run,
   * by themselves, for a script would copy them twice. Deleted with the job; expires shortly after
   * its deadline.
   */
  public String pixels(JobId id) {
    return prefix() + "pixels:" + id;
  }

  /**
   * What came of a job: JSON. Made once, by a worker; expires after {@code beagle.result.ttl}, or
   * shortly after its deadline if the job is not async.
   */
  public String result(JobId id) {
    return prefix() + "result:" + id;
  }

  /**
   * The replies for a web node: a stream of job id and result. Workers append, the web node deletes
   * what it has read; expires {@code beagle.result.ttl} after the last reply.
   */
  public String replies(String node) {
    return prefix() + "replies:" + node;
  }

  /**
   * What workers say of themselves: a hash from a worker's id to since when, until when, and JSON.
   * Workers renew it with each heartbeat; expires three heartbeats after the last.
   */
  String workers() {
    return prefix() + "workers";
  }

  /**
   * What web nodes say of themselves, as in {@link #workers}: the jobs of one that is gone are not
   * run, unless they are async.
   */
  public String nodes() {
    return prefix() + "nodes";
  }

  /**
   * The jobs of a model that were given up, each with the cause: a stream of a hundred at most;
   * expires {@code beagle.queue.dead-letter-ttl} after the last.
   */
  public String deadLetters(String model) {
    return prefix() + "dead:" + model;
  }

  /**
   * How many jobs of a model were finished, dropped and recovered: a hash; expires a week after the
   * last job.
   */
  public String counts(String model) {
    return prefix() + "counts:" + model;
  }

  /** How many jobs of a model were finished in each five seconds of the last half minute. */
  public String rate(String model) {
    return prefix() + "rate:" + model;
  }

  private String prefix() {
    return "beagle:{" + shard + "}:";
  }
}
