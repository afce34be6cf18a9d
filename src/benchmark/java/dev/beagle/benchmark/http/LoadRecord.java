package dev.beagle.benchmark.http;

import dev.beagle.benchmark.HttpFigure;
import dev.beagle.benchmark.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Times of the requests of one number of clients. Safe for any number of threads. */
final class LoadRecord {
  private final int clients;
  private final long time;
  private final long settling;
  private final List<long[]> right = new ArrayList<>();
  private long start;
  private int errors;

  /**
   * @param time how long the clients post
   * @param settling how much of that is left out at its beginning
   */
  LoadRecord(int clients, Duration time, Duration settling) {
    this.clients = clients;
    this.time = time.toNanos();
    this.settling = settling.toNanos();
  }

  int clients() {
    return clients;
  }

  /**
   * A request, in nanoseconds of the same clock.
   *
   * @param isRight whether its answer was
   */
  synchronized void add(long from, long to, boolean isRight) {
    if (right.isEmpty() && errors == 0) {
      start = from;
    }
    if (isRight) {
      right.add(new long[] {from, to});
    } else {
      errors++;
    }
  }

  /** What it comes to, as text. */
  synchronized String line() {
    double[] millis =
        right.stream()
            .filter(each -> each[1] - start >= settling && each[1] - start < time)
            .mapToDouble(each -> (each[1] - each[0]) / 1e6)
            .toArray();
    Arrays.sort(millis);
    return String.format(
        Locale.ROOT,
        "%d %f %d %d %d %f %f %f",
        clients,
        (time - settling) / 1e9,
        millis.length,
        right.size() + errors,
        errors,
        quantile(millis, 0.5),
        quantile(millis, 0.95),
        quantile(millis, 0.99));
  }

  private static double quantile(double[] millis, double share) {
    return millis.length == 0 ? 0 : Spread.quantile(millis, share);
  }

  /** From such a text. */
  static HttpFigure figure(String line) {
    String[] parts = line.split(" ", -1);
    return new HttpFigure(
        Integer.parseInt(parts[0]),
        Double.parseDouble(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]),
        Double.parseDouble(parts[5]),
        Double.parseDouble(parts[6]),
        Double.parseDouble(parts[7]));
  }
}
