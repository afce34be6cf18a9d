package dev.beagle.config;

import java.time.Duration;

/**
 * The times that follow from a job's lease.
 *
 * @param duration how long a worker keeps a job without renewing its lease
 */
public record LeasePolicy(Duration duration) {
  public static final Setting<Duration> DURATION =
      Parsers.duration(
          "beagle.queue.lease",
          "10s",
          "100ms",
          "10m",
          "How long a worker keeps its jobs without a sign of life: it renews their leases after"
              + " each third of this time, after the whole of it another worker claims them, and"
              + " after each such time a web node compares its jobs with Redis");

  /** The time between two renewals of a worker. */
  public Duration renewalInterval() {
    return duration.dividedBy(3);
  }

  /** The time without a renewal after which another worker claims the job. */
  public Duration claimAge() {
    return duration;
  }

  /** The time between two comparisons of a web node's jobs with those in Redis. */
  public Duration reconciliationInterval() {
    return duration;
  }

  /** The age from which a web node's job is compared: a younger one may be on its way. */
  public Duration reconciliationAge() {
    return duration;
  }
}
