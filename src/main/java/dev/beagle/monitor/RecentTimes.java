package dev.beagle.monitor;

import com.codahale.metrics.LockFreeExponentiallyDecayingReservoir;
import com.codahale.metrics.Snapshot;
import com.codahale.metrics.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The count, rate and percentiles of recent times. Percentiles are those of the last minutes: a
 * sample of some 1,000 times, in which older ones count for less (Cormode et al., "Forward Decay",
 * 2009). Safe for any number of threads.
 */
public final class RecentTimes {
  private final Timer timer = new Timer(LockFreeExponentiallyDecayingReservoir.builder().build());

  /** Adds one time. */
  public void add(Duration time) {
    timer.update(time);
  }

  /** The number of times since the start. */
  public long count() {
    return timer.getCount();
  }

  /** The number of times a second, averaged over the last minute or so. */
  public double perSecond() {
    return timer.getOneMinuteRate();
  }

  /** The percentiles of the last minutes. */
  public Percentiles millis() {
    Snapshot snapshot = timer.getSnapshot();
    return Percentiles.of(
        quantile -> snapshot.getValue(quantile) / TimeUnit.MILLISECONDS.toNanos(1));
  }
}
