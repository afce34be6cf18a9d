package dev.beagle.concurrent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Where loops ask whether they may take jobs. It is open until it is closed, and knows who is in.
 * Safe for any number of threads.
 */
public final class Gate {
  private boolean closed;
  private int in;

  /**
   * Lets a loop in, or turns it away if the gate stays closed for so long.
   *
   * @return whether it is in, and has to {@link #leave}
   */
  public synchronized boolean enter(Duration wait) throws InterruptedException {
    if (!await(() -> !closed, wait)) {
      return false;
    }
    in++;
    return true;
  }

  public synchronized void leave() {
    in--;
    notifyAll();
  }

  /** Lets nobody in from now on. */
  public synchronized void close() {
    closed = true;
  }

  public synchronized void open() {
    closed = false;
    notifyAll();
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  /** Waits until nobody is in; says whether that came to be within the limit. */
  public synchronized boolean awaitEmpty(Duration limit) throws InterruptedException {
    return await(() -> in == 0, limit);
  }

  private boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (long left = limit.toNanos();
        left > 0 && !condition.getAsBoolean();
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return condition.getAsBoolean();
  }
}
