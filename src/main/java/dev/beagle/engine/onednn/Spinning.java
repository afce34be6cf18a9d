package dev.beagle.engine.onednn;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Limits how long OpenMP threads busy-wait for each other before they sleep.
 *
 * <p>GCC's OpenMP library, libgomp, lets a thread spin for milliseconds. On a machine that has
 * other work too, this keeps the very thread that is waited for off its processor. If libgomp knows
 * of more threads than processors, a thread spins for a microsecond or two instead, and a batch of
 * one image spends its time on putting threads to sleep and waking them between layers.
 *
 * <p>libgomp has no function for the limit: it reads the environment of the process once, while it
 * is loaded. So the limit is put into the environment for as long as that takes.
 */
final class Spinning {
  private static final System.Logger LOG = System.getLogger(Spinning.class.getName());

  /** The number of looks at the rest of the team, with pauses between: some 20 microseconds. */
  private static final String COUNT = "GOMP_SPINCOUNT";

  /** Keeps that number if there are more threads than processors. */
  private static final String POLICY = "OMP_WAIT_POLICY";

  private static final List<String> ENTRIES = List.of(COUNT + "=1000", POLICY + "=active");

  private static boolean done;

  private Spinning() {}

  /**
   * Loads oneDNN, and libgomp with it, with the limit set. Further calls do nothing. The operator's
   * own variables take precedence. Systems other than Linux have other OpenMP libraries, which are
   * left alone.
   */
  static synchronized void limit() {
    if (done
        || !Loader.getPlatform().startsWith("linux")
        || System.getenv(COUNT) != null
        || System.getenv(POLICY) != null) {
      return;
    }
    done = true;
    try {
      Loader.load(Pointer.class); // JavaCPP's own library.
      limit(new PointerPointer<>(Loader.addressof("environ")));
    } catch (LinkageError e) {
      LOG.log(Level.DEBUG, "oneDNN cannot be loaded; opening a model will say why it matters", e);
    }
  }

  /**
   * Sets the limit in the C library's environment, an array that ends in null, while oneDNN loads.
   *
   * <p>The new array is never freed, a hundred entries or so for each deployment: another thread
   * may be reading it. If other code has changed the environment meanwhile, its array stays, since
   * the old one may have been freed.
   */
  private static void limit(PointerPointer<BytePointer> environment) {
    Pointer before = environment.get();
    List<Pointer> entries = entries(new PointerPointer<>(before));
    ENTRIES.forEach(entry -> entries.add(unmanaged(new BytePointer(entry))));
    entries.add(null);
    Pointer with = unmanaged(new PointerPointer<>(entries.toArray(Pointer[]::new)));
    environment.put(with);
    try {
      Loader.load(dnnl.class);
    } finally {
      if (with.equals(environment.get())) {
        environment.put(before);
      }
    }
  }

  private static Pointer unmanaged(Pointer pointer) {
    pointer.deallocate(false);
    return pointer;
  }

  private static List<Pointer> entries(PointerPointer<BytePointer> array) {
    List<Pointer> entries = new ArrayList<>();
    for (int i = 0; array.get(i) != null; i++) {
      entries.add(array.get(i));
    }
    return entries;
  }
}
