package dev.beagle.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Times of repeated runs of one task, in rounds with runs of other tasks between. */
public final class Stopwatch {
  private final Runnable work;
  private final List<double[]> rounds = new ArrayList<>();

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
    coldRound(time);
  }

  /** One round without a run before it that is not timed. */
  public void coldRound(Duration time) {
    double[] millis = repeat(time);
    Arrays.sort(millis);
    rounds.add(millis);
  }

  private double[] repeat(Duration time) {
    List<Double> millis = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    do {
      long start = System.nanoTime();
      work.run();
      millis.add((System.nanoTime() - start) / 1e6);
    } while (System.nanoTime() - end < 0);
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Of the medians of the rounds, in milliseconds. */
  public Spread millis() {
    return quantiles(0.5);
  }

  /** Of the times that 95 of 100 runs of each round took no longer than, in milliseconds. */
  public Spread p95() {
    return quantiles(0.95);
  }

  private Spread quantiles(double share) {
    return Spread.of(rounds.stream().mapToDouble(each -> Spread.quantile(each, share)).toArray());
  }

  /** How many runs have been timed. */
  public int runs() {
    return rounds.stream().mapToInt(each -> each.length).sum();
  }
}
