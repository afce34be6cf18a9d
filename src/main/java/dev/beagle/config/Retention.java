package dev.beagle.config;

import static dev.beagle.config.Parsers.duration;

import java.time.Duration;

/**
 * How long Redis keeps results and dead letters.
 *
 * @param results lifetime of an asynchronous job's result
 * @param deadLetters lifetime of a model's dead letters after the last
 */
public record Retention(Duration results, Duration deadLetters) {
  public static final Setting<Duration> RESULTS =
      duration(
          "beagle.result.ttl", "10m", "1s", "7d", "How long an asynchronous job's result is kept");
  public static final Setting<Duration> DEAD_LETTERS =
      duration(
          "beagle.queue.dead-letter-ttl",
          "7d",
          "1s",
          "365d",
          "How long a model's dead letters are kept after the last of them");

  /** How long the state of a job outlives its deadline: as long as its result may be asked for. */
  public Duration states() {
    return results;
  }

  /** How long the replies for a web node are kept after the last. */
  public Duration replies() {
    return results;
  }

  /** How long the jobs of a model are kept after the last deadline and the last heartbeat. */
  public Duration jobs() {
    return results;
  }
}
