package dev.beagle.concurrent;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Counts running tasks and, while closed for a pause or a shutdown, admits no new ones. Safe for
 * any number of threads.
 */
public final class Gate {
  private boolean closed;
  private int inside;

  /**
   * Admits a task; while the gate is closed, waits for it to open.
   *
   * @param wait the longest wait
   * @return whether the task is inside, and has to {@link #leave}
   */
  public synchronized boolean enter(Duration wait) throws InterruptedException {
    return await(() -> !closed, wait) && tryEnter();
  }

  private synchronized boolean tryEnter() {
    if (!closed) {
      inside++;
    }
    return !closed;
  }

  public synchronized void leave() {
    inside--;
    notifyAll();
  }

  /**
   * Runs a task, which is inside until the stage that it returns completes.
   *
   * @return false if the gate is closed; the task is not run then
   */
  public boolean tryRun(Supplier<? extends CompletionStage<?>> task) {
    if (!tryEnter()) {
      return false;
    }
    boolean running = false;
    try {
      CompletionStage<?> unused = task.get().whenComplete((result, thrown) -> leave());
      running = true;
    } finally {
      if (!running) {
        leave();
      }
    }
    return true;
  }

  /** Admits no more tasks; those that are inside stay. */
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

  /** The number of tasks inside. */
  public synchronized int inside() {
    return inside;
  }

  /**
   * Waits until no task is inside.
   *
   * @return whether that was so within the limit
   */
  public synchronized boolean awaitEmpty(Duration limit) throws InterruptedException {
    return await(() -> inside == 0, limit);
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
