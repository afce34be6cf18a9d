package dev.beagle.worker;

import com.codahale.metrics.Meter;
import dev.beagle.monitor.RecentTimes;
import dev.beagle.queue.ServingFigures;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What a model has done so far, and how fast. Safe for any number of threads. */
final class ModelFigures {
  private final RecentTimes passes = new RecentTimes();
  private final Meter images = new Meter();
  private final LongAdder failures = new LongAdder();
  private final AtomicInteger inFlight = new AtomicInteger();

  /** A forward pass begins. */
  void begin(int batch) {
    inFlight.set(batch);
  }

  /** A forward pass has ended well. */
  void succeed(int batch, Duration time) {
    inFlight.set(0);
    passes.add(time);
    images.mark(batch);
  }

  /** A forward pass has failed; its images may be run again. */
  void fail() {
    inFlight.set(0);
  }

  /** An image is given up. */
  void giveUp() {
    failures.increment();
  }

  /** Forward passes that went well, with their times. */
  RecentTimes passes() {
    return passes;
  }

  long images() {
    return images.getCount();
  }

  /** Averaged over the last minute or so. */
  double imagesPerSecond() {
    return images.getOneMinuteRate();
  }

  /** Images that were given up. */
  long failures() {
    return failures.sum();
  }

  /** Images in the forward pass that runs now. */
  int inFlight() {
    return inFlight.get();
  }

  /** All of them at this moment. */
  ServingFigures soFar() {
    return new ServingFigures(
        images(),
        imagesPerSecond(),
        meanBatch(),
        inFlight(),
        failures(),
        passes.millis(0.5),
        passes.millis(0.95));
  }

  /** Images a forward pass had on average; 0 before the first. */
  double meanBatch() {
    long count = passes.count();
    return count == 0 ? 0 : (double) images() / count;
  }
}
