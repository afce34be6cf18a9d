package dev.beagle.engine.onednn;

import dev.beagle.network.Graph;
import org.bytedeco.javacpp.Loader;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many threads one pass computes on.
 *
 * @param most how many at most
 * @param worth how many multiplications a layer must have for each of them, on average; 0 if there
 *     are always as many
 */
public record Threads(int most, long worth) {
  /**
   * To begin and to end a layer together takes threads that sleep in between some 20 microseconds,
   * in which one thread does about a million multiplications in float32.
   */
  private static final long WORTH = 2_000_000;

  public static Threads exactly(int number) {
    return new Threads(number, 0);
  }

  /** Fewer for small networks, which more threads make slower. */
  public static Threads upTo(int number) {
    return new Threads(number, WORTH);
  }

  /** Two threads on one core would only take turns; a container may have fewer than all cores. */
  public static int cores() {
    return Math.max(1, Math.min(Loader.totalCores(), Runtime.getRuntime().availableProcessors()));
  }

  /** How many for a batch of this size. */
  int of(Graph graph, int batch) {
    if (worth == 0) {
      return most;
    }
    long each = batch * graph.multiplications() / graph.steps().size();
    return (int) Math.max(1, Math.min(most, each / worth));
  }

  /**
   * Sets how many the calling thread computes on, itself among them, from now on. oneDNN goes by
   * the number that OpenMP has for the calling thread, both when a primitive is made and when it
   * runs, and has no function of its own for it; ND4J has one, and uses the same OpenMP library.
   */
  static void set(int number) {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(number);
  }
}
