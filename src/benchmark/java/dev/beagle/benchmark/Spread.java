package dev.beagle.benchmark;

import java.util.Arrays;

/** The median of several measurements, and how far they lie apart. */
public record Spread(double median, double lowest, double highest) {

  /**
   * Of some values.
   *
   * @param values at least one
   */
  public static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(quantile(sorted, 0.5), sorted[0], sorted[sorted.length - 1]);
  }

  /**
   * The value that so many of all lie below.
   *
   * @param sorted at least one, the lowest first
   * @param share from 0 to 1
   */
  public static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
