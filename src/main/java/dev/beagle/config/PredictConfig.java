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
 * @param maxWaiting most jobs that one web node waits for
 */
public record PredictConfig(Duration timeout, Duration maxTimeout, int maxWaiting) {
  public static final Setting<Duration> TIMEOUT =
      duration(
          "beagle.predict.timeout",
          "30s",
          "1ms",
          "10m",
          "How long a request waits for its result unless it asks for another time");
  public static final Setting<Duration> MAX_TIMEOUT =
      duration(
          "beagle.predict.max-timeout",
          "5m",
          "1ms",
          "1h",
          "Longest wait that a request may ask for");
  public static final Setting<Integer> MAX_WAITING =
      integer(
          "beagle.predict.max-waiting",
          1024,
          1,
          1_000_000,
          "Most jobs that one web node waits for; it keeps the pixels of each");

  static final List<Setting<?>> ALL = List.of(TIMEOUT, MAX_TIMEOUT, MAX_WAITING);

  static PredictConfig read(SettingsSource source) {
    return new PredictConfig(
        TIMEOUT.read(source), MAX_TIMEOUT.read(source), MAX_WAITING.read(source));
  }
}
