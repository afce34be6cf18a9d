package dev.beagle.monitor;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The percentiles of a set of times, in milliseconds; all 0 for an empty set.
 *
 * @param median half of the times are no longer
 * @param p95 95 % of the times are no longer
 * @param p99 99 % of the times are no longer
 */
@JsonbPropertyOrder({"median", "p95", "p99"})
public record Percentiles(double median, double p95, double p99) {

  /** The time at a quantile between 0 and 1, in milliseconds. */
  @FunctionalInterface
  interface Quantiles {
    double millis(double quantile);
  }

  static Percentiles of(Quantiles times) {
    return new Percentiles(times.millis(0.5), times.millis(0.95), times.millis(0.99));
  }
}
