package dev.beagle.concurrent;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Has things done later, or again and again: one thread watches the time, an executor does the
 * work. Safe for any number of threads.
 */
public final class Scheduler implements AutoCloseable {
  private final Executor executor;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * A scheduler whose clock runs at once.
   *
   * @param executor does the work; must not do it on the thread that hands it over
   * @param threads makes the thread that watches the time
   */
  public Scheduler(Executor executor, ThreadFactory threads) {
    this.executor = executor;
    this.timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Has something done again and again, with a pause of that length between. */
  public void repeat(Duration pause, Runnable task) {
    long millis = pause.toMillis();
    Future<?> unused =
        timer.scheduleWithFixedDelay(() -> now(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Has something done once, unless it is cancelled before.
   *
   * @throws RejectedExecutionException if it is closed
   */
  public Future<?> after(Duration delay, Runnable task) {
    return timer.schedule(() -> now(task), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Has something done at once. */
  public void now(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException | IllegalStateException e) {
      // The server is stopping, and says so in one of two ways: on the wrong thread is better than
      // never.
      task.run();
    }
  }

  /** Has nothing more done but what is done at once. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
