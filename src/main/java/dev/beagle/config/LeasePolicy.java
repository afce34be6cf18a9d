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
          "How long a job stays leased without a renewal. Workers renew after a third of it; when it"
              + " ends, another worker takes the job. Web nodes compare their jobs with Redis at this"
              + " interval");

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
