package dev.beagle.engine.onednn.program;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.Pointer;

/** Native objects that live as long as their engine. */
public final class NativeObjects implements AutoCloseable {
  private final Deque<Pointer> objects = new ArrayDeque<>();

  /** Takes ownership of an object. */
  public <T extends Pointer> T own(T object) {
    objects.push(object);
    return object;
  }

  /** Frees all objects, the last first. Further calls do nothing. */
  @Override
  public void close() {
    while (!objects.isEmpty()) {
      objects.pop().close();
    }
  }
}
