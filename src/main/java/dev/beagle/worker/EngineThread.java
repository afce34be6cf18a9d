package dev.beagle.worker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The thread on which a model is loaded, run and freed. Networks keep native memory for each thread
 * that runs them, and the container's executor has many threads.
 */
final class EngineThread {
  private final ExecutorService thread;

  EngineThread(ThreadFactory threads) {
    this.thread = Executors.newSingleThreadExecutor(threads);
  }

  /** Runs a task on the thread, after the tasks submitted before. */
  <T> Future<T> submit(Callable<T> task) {
    return thread.submit(task);
  }

  /** Runs a task that completes a future of its own, likewise. */
  void execute(Runnable task) {
    thread.execute(task);
  }

  /**
   * Runs a last task and ends the thread, which is interrupted if its tasks take too long.
   *
   * @param timeout how long the tasks may take
   */
  void stop(Runnable last, Duration timeout) {
    thread.execute(last);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
