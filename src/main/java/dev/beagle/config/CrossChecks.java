package dev.beagle.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Warnings about settings that are allowed one by one and work badly together. */
final class CrossChecks {
  private final Duration redisTimeout;
  private final Duration predictTimeout;
  private final Duration block;
  private final LeasePolicy lease;
  private final HeartbeatPolicy heartbeat;

  CrossChecks(RedisConfig redis, PredictConfig predict, QueueConfig queue) {
    this.redisTimeout = redis.timeout();
    this.predictTimeout = predict.timeout();
    this.block = queue.block();
    this.lease = queue.lease();
    this.heartbeat = queue.heartbeat();
  }

  /** The warnings, each with the settings' names, their values and a remedy. */
  List<String> warnings() {
    return Stream.of(lostLeases(), lateClaims(), lapsedAnnouncements(), lapsedDeadlines())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> lostLeases() {
    return warning(
        block.plus(redisTimeout).compareTo(lease.claimAge()) >= 0,
        ("%s and %s together are not shorter than %s: when a worker's connection breaks, the leases"
                + " of the jobs that were on their way to it end before it connects again. Lengthen %s")
            .formatted(
                text(QueueConfig.BLOCK, block),
                text(RedisConfig.TIMEOUT, redisTimeout),
                text(LeasePolicy.DURATION, lease.duration()),
                LeasePolicy.DURATION.key()));
  }

  private Optional<String> lateClaims() {
    return warning(
        heartbeat.interval().compareTo(lease.claimAge()) > 0,
        ("%s is longer than %s: workers look for ended leases once in a heartbeat, so the jobs of a"
                + " worker that died wait for a heartbeat. Shorten %s")
            .formatted(
                text(HeartbeatPolicy.INTERVAL, heartbeat.interval()),
                text(LeasePolicy.DURATION, lease.duration()),
                HeartbeatPolicy.INTERVAL.key()));
  }

  private Optional<String> lapsedAnnouncements() {
    Duration spare =
        heartbeat
            .announcementLifetime()
            .minus(heartbeat.interval())
            .minus(HeartbeatPolicy.CHECK_INTERVAL);
    return warning(
        redisTimeout.compareTo(spare) >= 0,
        ("%s is too short for %s: one slow answer of Redis makes a running web node count as gone,"
                + " and its jobs are dropped. Lengthen %s")
            .formatted(
                text(HeartbeatPolicy.INTERVAL, heartbeat.interval()),
                text(RedisConfig.TIMEOUT, redisTimeout),
                HeartbeatPolicy.INTERVAL.key()));
  }

  private Optional<String> lapsedDeadlines() {
    return warning(
        lease.claimAge().compareTo(predictTimeout) >= 0,
        ("%s is not shorter than %s: the jobs of a worker that died are past their deadlines before"
                + " another worker claims them. Shorten %s")
            .formatted(
                text(LeasePolicy.DURATION, lease.duration()),
                text(PredictConfig.TIMEOUT, predictTimeout),
                LeasePolicy.DURATION.key()));
  }

  private static Optional<String> warning(boolean applies, String message) {
    return applies ? Optional.of(message) : Optional.empty();
  }

  private static String text(Setting<Duration> setting, Duration value) {
    return "%s = %s".formatted(setting.key(), DurationText.format(value));
  }
}
