package dev.beagle.concurrent;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs short tasks that come once for each job, on a few threads of its own. A server's executor
 * can take as long to hand a task over as the task takes to run (Payara's searches the class path).
 */
public final class CompletionExecutor implements Executor, AutoCloseable {
  /** More than there are processors, as a client may read slowly. */
  private static final int MAX_THREADS = 4 + 2 * Runtime.getRuntime().availableProcessors();

  private static final Duration IDLE = Duration.ofSeconds(30);

  private final ThreadPoolExecutor pool;

  /**
   * An executor without threads: they start when they are needed and end when they have been idle.
   *
   * @param threads creates them
   */
  public CompletionExecutor(ThreadFactory threads) {
    pool =
        new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            threads,
            (task, ended) -> task.run());
    pool.allowCoreThreadTimeOut(true);
  }

  /** Runs a task at once; after {@link #close}, on the calling thread. */
  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  /** Ends the threads when they have run the tasks that they were given. */
  @Override
  public void close() {
    pool.shutdown();
  }
}
