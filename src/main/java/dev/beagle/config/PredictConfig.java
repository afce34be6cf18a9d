package dev.beagle.config;

import static dev.beagle.config.Parsers.duration;
import static dev.beagle.config.Parsers.integer;

import java.time.Duration;
import java.util.List;

/**
 * The waits for results.
 *
 * @param timeout wait of a request that asks for none
 * @param maxTimeout longest wait that a request may ask for
 * @param maxPending most jobs that one web node may wait for at once
 */
public record PredictConfig(Duration timeout, Duration maxTimeout, int maxPending) {
  public static final Setting<Duration> TIMEOUT =
      duration(
          "beagle.predict.timeout",
          "30s",
          "1ms",
          "10m",
          "How long a request waits for its result unless it asks for another time; at most"
              + " beagle.predict.max-timeout");
  public static final Setting<Duration> MAX_TIMEOUT =
      duration(
          "beagle.predict.max-timeout",
          "5m",
          "1ms",
          "1h",
          "Longest wait that a request may ask for");
  public static final Setting<Integer> MAX_PENDING =
      integer(
          "beagle.predict.max-pending",
          1024,
          1,
          1_000_000,
          "Most jobs that one web node may wait for at once; it keeps the pixels of each");

  static final List<Setting<?>> ALL = List.of(TIMEOUT, MAX_TIMEOUT, MAX_PENDING);

  /**
   * Reads the settings. A timeout that is not set is never longer than the longest.
   *
   * @throws IllegalArgumentException if one is not allowed, or the timeout is longer than the
   *     longest
   */
  static PredictConfig read(SettingsSource source) {
    Duration timeout = TIMEOUT.read(source);
    Duration maxTimeout = MAX_TIMEOUT.read(source);
    if (timeout.compareTo(maxTimeout) > 0 && source.text(TIMEOUT.key()).isEmpty()) {
      timeout = maxTimeout;
    } else if (timeout.compareTo(maxTimeout) > 0) {
      throw new IllegalArgumentException(
          "%s = %s is longer than %s = %s: shorten the first or lengthen the second"
              .formatted(
                  TIMEOUT.key(),
                  DurationText.format(timeout),
                  MAX_TIMEOUT.key(),
                  DurationText.format(maxTimeout)));
    }
    return new PredictConfig(timeout, maxTimeout, MAX_PENDING.read(source));
  }
}
