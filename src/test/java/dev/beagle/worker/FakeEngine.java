package dev.beagle.worker;

import dev.beagle.engine.InferenceEngine;
import dev.beagle.job.Pixels;
import java.util.ArrayList;
import java.util.List;

/**
 * An engine of two classes that is sure of the second for a picture whose first byte is odd, and
 * that cannot stand a first byte of 13.
 */
final class FakeEngine implements InferenceEngine {
  final List<Integer> batchSizes = new ArrayList<>();
  final List<Thread> threads = new ArrayList<>();
  boolean closed;

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public String precision() {
    return "float32";
  }

  @Override
  public float[][] infer(List<Pixels> batch) {
    batchSizes.add(batch.size());
    threads.add(Thread.currentThread());
    float[][] rows = new float[batch.size()][];
    for (int i = 0; i < rows.length; i++) {
      int first = batch.get(i).rgb()[0];
      if (first == 13) {
        throw new ArithmeticException("thirteen");
      }
      rows[i] = first % 2 == 1 ? new float[] {0.25f, 0.75f} : new float[] {0.75f, 0.25f};
    }
    return rows;
  }

  @Override
  public void close() {
    threads.add(Thread.currentThread());
    closed = true;
  }
}
