package dev.beagle.worker;

import com.codahale.metrics.Meter;
import dev.beagle.monitor.RecentTimes;
import dev.beagle.queue.ModelFigures;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Measures the batches of a model. Safe for any number of threads. */
final class BatchMeter {
  private final RecentTimes batches = new RecentTimes();
  private final Meter images = new Meter();
  private final LongAdder failed = new LongAdder();
  private final AtomicInteger inFlight = new AtomicInteger();

  /** A forward pass starts. */
  void start(int size) {
    inFlight.set(size);
  }

  /** A forward pass has succeeded. */
  void succeed(int size, Duration time) {
    inFlight.set(0);
    batches.add(time);
    images.mark(size);
  }

  /** A forward pass has failed; its images may be run again. */
  void fail() {
    inFlight.set(0);
  }

  /** The job of an image becomes a dead letter. */
  void deadLetter() {
    failed.increment();
  }

  /** The figures at this moment. */
  ModelFigures figures() {
    long count = batches.count();
    long classified = images.getCount();
    return new ModelFigures(
        new ModelFigures.Images(
            classified, images.getOneMinuteRate(), inFlight.get(), failed.sum()),
        new ModelFigures.Batches(
            count, count == 0 ? 0 : (double) classified / count, batches.millis()));
  }
}
