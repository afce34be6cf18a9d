package dev.beagle.engine.onednn.program;

import dev.beagle.network.Graph;
import org.bytedeco.javacpp.Loader;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The number of threads that one pass computes on.
 *
 * @param max the largest number
 * @param multiplications the least number of multiplications per thread in a layer, on average; 0
 *     to use the largest number always
 */
public record Threads(int max, long multiplications) {
  /**
   * Threads that sleep between layers take some 20 microseconds to begin and end a layer together.
   * In that time one thread does about a million multiplications in float32.
   */
  private static final long MIN_MULTIPLICATIONS = 2_000_000;

  public static Threads exactly(int number) {
    return new Threads(number, 0);
  }

  /** Fewer threads for small networks, which more threads make slower. */
  public static Threads upTo(int number) {
    return new Threads(number, MIN_MULTIPLICATIONS);
  }

  /**
   * The number of cores; a container may have fewer than the machine. Two threads on one core would
   * only take turns.
   */
  public static int cores() {
    return Math.max(1, Math.min(Loader.totalCores(), Runtime.getRuntime().availableProcessors()));
  }

  /** The number of threads for a batch of this size. */
  public int of(Graph graph, int batch) {
    if (multiplications == 0) {
      return max;
    }
    long each = batch * graph.multiplications() / graph.steps().size();
    return (int) Math.max(1, Math.min(max, each / multiplications));
  }

  /**
   * Sets the number of threads for the calling thread, itself included, from now on. oneDNN takes
   * OpenMP's number for the calling thread, both when a primitive is made and when it runs, and has
   * no function to set it; ND4J has one, and uses the same OpenMP library.
   */
  public static void set(int number) {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(number);
  }
}
