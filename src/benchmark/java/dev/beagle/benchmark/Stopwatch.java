package dev.beagle.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The times that repeated runs of one thing took, in rounds with runs of other things between. */
public final class Stopwatch {
  private final Runnable work;
  private final List<Double> medians = new ArrayList<>();
  private final List<Double> all = new ArrayList<>();

  public Stopwatch(Runnable work) {
    this.work = work;
  }

  /**
   * One round: runs that are timed, after some that are not.
   *
   * @param time how long to go on; there is at least one run
   */
  public void round(Duration time) {
    repeat(time.dividedBy(4));
    List<Double> millis = repeat(time);
    all.addAll(millis);
    medians.add(median(millis));
  }

  /** One round without a run before it that is not timed. */
  public void coldRound(Duration time) {
    List<Double> millis = repeat(time);
    all.addAll(millis);
    medians.add(median(millis));
  }

  private List<Double> repeat(Duration time) {
    List<Double> millis = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    do {
      long start = System.nanoTime();
      work.run();
      millis.add((System.nanoTime() - start) / 1e6);
    } while (System.nanoTime() - end < 0);
    return millis;
  }

  /** Of the medians of the rounds, in milliseconds. */
  public Spread millis() {
    return Spread.of(array(medians));
  }

  /** The time that 95 of 100 runs took no longer than, in milliseconds. */
  public double p95() {
    double[] sorted = array(all);
    java.util.Arrays.sort(sorted);
    return Spread.quantile(sorted, 0.95);
  }

  /** How many runs have been timed. */
  public int runs() {
    return all.size();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return Spread.quantile(array(sorted), 0.5);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
