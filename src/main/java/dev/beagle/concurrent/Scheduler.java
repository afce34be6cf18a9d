package dev.beagle.concurrent;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks later, or repeatedly: one thread watches the time, an executor runs the tasks. Safe
 * for any number of threads.
 */
public final class Scheduler implements AutoCloseable {
  private final Executor executor;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * A scheduler that is ready.
   *
   * @param executor runs the tasks; must not run them on the thread that hands them over
   * @param threads creates the thread that watches the time
   */
  public Scheduler(Executor executor, ThreadFactory threads) {
    this.executor = executor;
    this.timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Runs a task repeatedly, with a pause before each run. */
  public void repeat(Duration pause, Runnable task) {
    long millis = pause.toMillis();
    Future<?> unused =
        timer.scheduleWithFixedDelay(() -> now(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Runs a task once, unless it is cancelled before.
   *
   * @throws RejectedExecutionException if the scheduler is closed
   */
  public Future<?> after(Duration delay, Runnable task) {
    return timer.schedule(() -> now(task), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Runs a task at once. */
  public void now(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException | IllegalStateException e) {
      // A server that stops throws one of these. The wrong thread is better than none.
      task.run();
    }
  }

  /** Runs no more tasks but those of {@link #now}. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
