package dev.beagle.worker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The one thread on which a model is loaded, run and freed: networks keep native memory for each
 * thread that runs them, and an executor of the container has many.
 */
final class EngineThread {
  private final ExecutorService thread;

  EngineThread(ThreadFactory threads) {
    this.thread = Executors.newSingleThreadExecutor(threads);
  }

  /** Runs something on the thread, some time. */
  Future<?> submit(Runnable task) {
    return thread.submit(task);
  }

  /**
   * Runs something on the thread and waits for what it returns or throws.
   *
   * @throws InterruptedException if the caller is interrupted while it waits
   */
  <T> T call(Callable<T> task) throws InterruptedException {
    try {
      return thread.submit(task).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Runs a last task and ends the thread; what does not end by itself within the patience is
   * interrupted.
   */
  void stop(Runnable last, Duration patience) {
    thread.execute(last);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
