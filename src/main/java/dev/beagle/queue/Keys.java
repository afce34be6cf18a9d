package dev.beagle.queue;

import dev.beagle.job.JobId;
import java.util.regex.Pattern;

/**
 * Every key of a shard. The shard's name is in braces, so that a Redis Cluster keeps all of them in
 * one slot and a script may touch several.
 *
 * @param shard the name of the shard
 */
public record Keys(String shard) {
  /** The consumer group of every stream of jobs. */
  static final String GROUP = "workers";

  private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9_-]+");

  /** Of the one shard that there is. */
  public static final Keys ONLY_SHARD = new Keys("0");

  public Keys {
    if (!SHARD.matcher(shard).matches()) {
      throw new IllegalArgumentException("not a shard: " + shard);
    }
  }

  /**
   * The jobs of a model, waiting or in flight: a stream. Web nodes append, workers delete. It never
   * expires, for jobs would go with it, and is empty when nothing is to be done.
   */
  String jobs(String model) {
    return prefix() + "jobs:" + model;
  }

  /**
   * How far a job is: a hash of {@code state} (waiting, running, cancelled), {@code model}, {@code
   * entry}, {@code deadline}, {@code reply} and {@code worker}. Made on admission, deleted when the
   * job is finished, withdrawn or dropped; expires {@code beagle.result.ttl} after its deadline.
   */
  String state(JobId id) {
    return prefix() + "job:" + id;
  }

  /** What came of a job: JSON. Made once, by a worker; expires after {@code beagle.result.ttl}. */
  String result(JobId id) {
    return prefix() + "result:" + id;
  }

  /**
   * The replies for a web node: a stream of job id and result. Workers append, the web node deletes
   * what it has read; expires {@code beagle.result.ttl} after the last reply.
   */
  String replies(String node) {
    return prefix() + "replies:" + node;
  }

  /**
   * What workers say of themselves: a hash from a worker's id to since when, until when, and JSON.
   * Workers renew it with each heartbeat; expires three heartbeats after the last.
   */
  String workers() {
    return prefix() + "workers";
  }

  private String prefix() {
    return "beagle:{" + shard + "}:";
  }
}
