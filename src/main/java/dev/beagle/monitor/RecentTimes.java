package dev.beagle.monitor;

import com.codahale.metrics.LockFreeExponentiallyDecayingReservoir;
import com.codahale.metrics.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often something happens and how long it takes. Percentiles are those of the last minutes: a
 * sample of some 1,000 times, in which older ones count for less (Cormode et al., "Forward Decay",
 * 2009). Safe for any number of threads.
 */
public final class RecentTimes {
  private final Timer timer = new Timer(LockFreeExponentiallyDecayingReservoir.builder().build());

  /** One more that took so long. */
  public void add(Duration time) {
    timer.update(time);
  }

  /** How many there have been. */
  public long count() {
    return timer.getCount();
  }

  /** How many there are a second, averaged over the last minute or so. */
  public double perSecond() {
    return timer.getOneMinuteRate();
  }

  /**
   * The time that this part of them stayed below, in milliseconds; 0 before the first.
   *
   * @param part from 0 to 1: 0.5 for the median
   */
  public double millis(double part) {
    return timer.getSnapshot().getValue(part) / TimeUnit.MILLISECONDS.toNanos(1);
  }
}
