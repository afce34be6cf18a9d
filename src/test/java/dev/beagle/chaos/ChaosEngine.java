package dev.beagle.chaos;

import dev.beagle.chaos.EventLog.Event;
import dev.beagle.engine.InferenceEngine;
import dev.beagle.job.Pixels;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * An engine that answers each image with the sequence number in it, in a little while, or fails.
 */
public final class ChaosEngine implements InferenceEngine {
  private static final Duration PASS = Duration.ofMillis(15);
  private static final Duration IMAGE = Duration.ofMillis(3);
  private static final Duration SLOW_IMAGE = Duration.ofMillis(2500);
  private static final int KILLED = 137;

  private final EventLog log;

  public ChaosEngine(EventLog log) {
    this.log = log;
  }

  @Override
  public String name() {
    return "chaos";
  }

  @Override
  public String precision() {
    return "float32";
  }

  @Override
  public float[][] infer(List<Pixels> batch) {
    List<byte[]> images = batch.stream().map(Pixels::rgb).toList();
    if (!ChaosJob.isIn(images.get(0))) {
      return new float[][] {SequenceLabels.probabilities(0)};
    }
    List<ChaosJob> jobs = images.stream().map(ChaosJob::of).toList();
    for (ChaosJob job : jobs) {
      log.add(Event.RUN, job.sequence(), System.currentTimeMillis(), job.deadline(), jobs.size());
    }
    work(jobs);
    jobs.forEach(job -> log.add(Event.DONE, job.sequence()));
    return jobs.stream()
        .map(job -> SequenceLabels.probabilities(job.sequence()))
        .toArray(float[][]::new);
  }

  private static void work(List<ChaosJob> jobs) {
    take(PASS);
    for (ChaosJob job : jobs) {
      switch (job.kind()) {
        case PLAIN -> take(IMAGE);
        case SLOW -> take(SLOW_IMAGE);
        case THROWS -> throw new ArithmeticException("poison " + job.sequence());
        case KILLS -> Runtime.getRuntime().halt(KILLED);
      }
    }
  }

  private static void take(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left; (left = end - System.nanoTime()) > 0; ) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() {}
}
