package dev.beagle.config;

import static dev.beagle.config.Parsers.duration;

import java.time.Duration;

/**
 * The times that follow from the heartbeat of workers and web nodes.
 *
 * @param interval time between two announcements
 */
public record HeartbeatPolicy(Duration interval) {
  public static final Setting<Duration> INTERVAL =
      duration(
          "beagle.heartbeat",
          "5s",
          "100ms",
          "1m",
          "Time between two announcements of a worker or web node, the same on all of them: an"
              + " announcement holds for three such times, and the figures in it are up to half of"
              + " one old");

  /** How often a web node checks whether its announcement is due. */
  public static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

  /** How long an announcement holds. */
  public Duration announcementLifetime() {
    return interval.multipliedBy(3);
  }

  /** How long a web node uses the figures that it has gathered for an announcement. */
  public Duration figuresLifetime() {
    return interval.dividedBy(2);
  }
}
