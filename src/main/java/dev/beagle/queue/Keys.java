package dev.beagle.queue;

import dev.beagle.job.JobId;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Every key of a shard: {@code PREFIX:{SHARD}:...}. The braces make a Redis Cluster keep all keys
 * of a shard in one slot, so that a script may touch several of them. Installations with different
 * prefixes share a Redis without seeing each other.
 *
 * @param prefix the setting {@code beagle.redis.prefix}
 * @param shard the name of the shard
 */
public record Keys(String prefix, String shard) {
  /** The consumer group of every stream of jobs. */
  public static final String GROUP = "workers";

  /**
   * How long the pixels of a job, and the result of one that is not async, outlive its deadline: a
   * worker that starts a job just before its deadline reads its pixels after that.
   */
  public static final Duration GRACE = Duration.ofSeconds(10);

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

  public Keys {
    if (!WORD.matcher(prefix).matches() || !WORD.matcher(shard).matches()) {
      throw new IllegalArgumentException("not a prefix and a shard: " + prefix + ", " + shard);
    }
  }

  /**
   * The jobs of a model, waiting or in flight: a stream of entries by {@link JobCodec}, in format
   * {@link Format#JOB}. Web nodes append, workers delete. Expires {@code beagle.result.ttl} after
   * the last deadline and the last worker's last heartbeat.
   */
  public String jobs(String model) {
    return start() + "jobs:" + model;
  }

  /**
   * The state of a job: a hash of {@code state} (waiting, running, cancelled, withdrawn, expired),
   * {@code model}, {@code entry}, {@code deadline}, {@code reply}, {@code async}, {@code
   * deliveries} and {@code worker}. Set on admission, deleted when the job is finished, and, unless
   * it is async, when it is dropped; expires {@code beagle.result.ttl} after its deadline.
   */
  public String state(JobId id) {
    return start() + "job:" + id;
  }

  /**
   * The pixels of a job as 8-bit RGB. Set before admission and read when the job starts, by
   * commands of their own: a script would copy them twice. Deleted with the job; expires {@link
   * #GRACE} after its deadline.
   */
  public String pixels(JobId id) {
    return start() + "pixels:" + id;
  }

  /**
   * The result of a job: JSON by {@link ResultCodec}, in format {@link Format#RESULT}. Set once, by
   * a worker; expires after {@code beagle.result.ttl}, or {@link #GRACE} after its deadline if the
   * job is not async.
   */
  public String result(JobId id) {
    return start() + "result:" + id;
  }

  /**
   * The replies for a web node: a stream of job id and result. Workers append, the web node deletes
   * what it has read; expires {@code beagle.result.ttl} after the last reply.
   */
  public String replies(String node) {
    return start() + "replies:" + node;
  }

  /**
   * The announcements of workers: a hash from a worker's id to {@code <since> <until> <format>
   * <status>}, with times in milliseconds, the format {@link Format#ANNOUNCEMENT}, and the status
   * as JSON. Workers renew it with each heartbeat; expires three heartbeats after the last.
   */
  String workers() {
    return start() + "workers";
  }

  /**
   * The announcements of web nodes, as {@link #workers}. The jobs of a web node that is gone are
   * not run, unless they are async.
   */
  public String webNodes() {
    return start() + "web-nodes";
  }

  /**
   * The dead letters of a model, each a job's entry with {@code cause}, {@code worker}, {@code
   * deliveries} and {@code rgb} (its pixels): a stream of a hundred at most; expires {@code
   * beagle.queue.dead-letter-ttl} after the last.
   */
  public String deadLetters(String model) {
    return start() + "dead:" + model;
  }

  /**
   * The numbers of jobs of a model that were {@code finished}, {@code expired}, {@code abandoned}
   * (cancelled, withdrawn, or of a web node that is gone) and {@code recovered}, and of {@code
   * batches}: a hash; expires a week after the last job.
   */
  public String counts(String model) {
    return start() + "counts:" + model;
  }

  /** The numbers of jobs of a model that were finished in each five seconds of the last 35. */
  public String rate(String model) {
    return start() + "rate:" + model;
  }

  private String start() {
    return prefix + ":{" + shard + "}:";
  }
}
