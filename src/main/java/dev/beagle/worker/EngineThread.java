package dev.beagle.worker;

import java.time.Duration;
import java.util.concurrent.Callable;
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
  <T> Future<T> submit(Callable<T> task) {
    return thread.submit(task);
  }

  /** The same for what completes a future of its own. */
  void execute(Runnable task) {
    thread.execute(task);
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
