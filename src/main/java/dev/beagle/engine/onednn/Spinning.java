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
 * How long a thread that waits for the rest of its team spins before it sleeps. GCC's OpenMP
 * library, libgomp, lets it spin for milliseconds, which is ruinous as soon as the machine does
 * anything else: it keeps off its processor the very thread that is waited for. Where it knows of
 * more threads than processors it spins for a microsecond or two, and then batch 1 spends its time
 * on putting threads to sleep and waking them between layers.
 *
 * <p>libgomp has no function for it. It reads the environment of the process as it is loaded, and
 * never again; so there the number is put, for as long as that takes.
 */
public final class Spinning {
  private static final System.Logger LOG = System.getLogger(Spinning.class.getName());

  /** So often it looks at what is waited for, with a pause between: for some 20 microseconds. */
  private static final String COUNT = "GOMP_SPINCOUNT";

  /** As often where there are more threads than processors. */
  private static final String POLICY = "OMP_WAIT_POLICY";

  private static final List<String> ENTRIES = List.of(COUNT + "=1000", POLICY + "=active");

  private static boolean done;

  private Spinning() {}

  /**
   * Loads oneDNN, and libgomp with it, such that threads spin no longer than that; once is enough.
   * What the operator has set goes first. Elsewhere than on Linux there is another OpenMP library,
   * which is left alone.
   */
  public static synchronized void limit() {
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
      LOG.log(Level.DEBUG, "Left to whoever needs the library, and can say for what", e);
    }
  }

  /**
   * The C library finds the environment where that points to: an array that ends in null.
   *
   * <p>What is put there is never freed, a hundred entries or so for each deployment: another
   * thread may be reading it. And where somebody has changed the environment meanwhile, theirs
   * stays, for that may have freed the array of before.
   */
  private static void limit(PointerPointer<BytePointer> environment) {
    Pointer before = environment.get();
    List<Pointer> entries = entries(new PointerPointer<>(before));
    ENTRIES.forEach(entry -> entries.add(kept(new BytePointer(entry))));
    entries.add(null);
    Pointer with = kept(new PointerPointer<>(entries.toArray(Pointer[]::new)));
    environment.put(with);
    try {
      Loader.load(dnnl.class);
    } finally {
      if (with.equals(environment.get())) {
        environment.put(before);
      }
    }
  }

  private static Pointer kept(Pointer pointer) {
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
