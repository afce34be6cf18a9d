package dev.beagle.engine.onednn;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.Pointer;

/** Native objects that live as long as an engine, freed at once when it is closed. */
final class NativeObjects implements AutoCloseable {
  private final Deque<Pointer> objects = new ArrayDeque<>();

  /** Takes an object over. */
  <T extends Pointer> T own(T object) {
    objects.push(object);
    return object;
  }

  /** Frees all, the last first; once is enough. */
  @Override
  public void close() {
    while (!objects.isEmpty()) {
      objects.pop().close();
    }
  }
}
