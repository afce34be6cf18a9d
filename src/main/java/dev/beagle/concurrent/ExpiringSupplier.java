package dev.beagle.concurrent;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A value that is asked for when it has become too old, by one thread at a time; the others go on
 * with the old one.
 */
public final class ExpiringSupplier<T> {
  private final long freshNanos;
  private final Supplier<T> source;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Entry<T> entry;

  public ExpiringSupplier(Duration fresh, Supplier<T> source) {
    this.freshNanos = fresh.toNanos();
    this.source = source;
  }

  /** The value, or what its source throws. */
  public T get() {
    Entry<T> current = entry;
    if (isFresh(current)) {
      return current.value;
    }
    if (current == null) {
      asking.lock();
    } else if (!asking.tryLock()) {
      return current.value;
    }
    try {
      if (!isFresh(entry)) {
        entry = new Entry<>(source.get(), System.nanoTime());
      }
      return entry.value;
    } finally {
      asking.unlock();
    }
  }

  private boolean isFresh(Entry<T> current) {
    return current != null && System.nanoTime() - current.time < freshNanos;
  }

  private record Entry<T>(T value, long time) {}
}
