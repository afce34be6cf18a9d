package dev.beagle.concurrent;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches a value. When it has become too old, one thread asks for a new one, while the others go on
 * with the old one. Safe for any number of threads.
 */
public final class ExpiringSupplier<T> {
  private final long freshNanos;
  private final Supplier<T> source;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Entry<T> entry;

  /**
   * A supplier without a value yet.
   *
   * @param fresh the age from which a value is too old
   * @param source supplies a new value; may block
   */
  public ExpiringSupplier(Duration fresh, Supplier<T> source) {
    this.freshNanos = fresh.toNanos();
    this.source = source;
  }

  /**
   * The value.
   *
   * @throws RuntimeException whatever the source throws
   */
  public T get() {
    Entry<T> current = entry;
    if (current != null && isFresh(current)) {
      return current.value;
    }
    if (current == null) {
      asking.lock();
    } else if (!asking.tryLock()) {
      return current.value;
    }
    try {
      Entry<T> latest = entry;
      if (latest == null || !isFresh(latest)) {
        latest = new Entry<>(source.get(), System.nanoTime());
        entry = latest;
      }
      return latest.value;
    } finally {
      asking.unlock();
    }
  }

  private boolean isFresh(Entry<T> candidate) {
    return System.nanoTime() - candidate.time < freshNanos;
  }

  private record Entry<T>(T value, long time) {}
}
