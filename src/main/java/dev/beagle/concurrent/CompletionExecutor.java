package dev.beagle.concurrent;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few threads of a queue's own, for what happens once for each job: a server's executor may take
 * as long to hand a task over as an answer takes to write (Payara looks through the class path).
 */
public final class CompletionExecutor implements Executor, AutoCloseable {
  /** Some more than there are processors, for a client may be slow to read. */
  private static final int MOST = 4 + 2 * Runtime.getRuntime().availableProcessors();

  private static final Duration IDLE = Duration.ofSeconds(30);

  private final ThreadPoolExecutor pool;

  /**
   * None yet; they come as they are needed, and go when they have been idle.
   *
   * @param threads makes them
   */
  public CompletionExecutor(ThreadFactory threads) {
    pool =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            threads,
            (task, ended) -> task.run());
    pool.allowCoreThreadTimeOut(true);
  }

  /** Has something done at once; after the end on the thread that calls. */
  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  /** Ends the threads when they have done what they were given. */
  @Override
  public void close() {
    pool.shutdown();
  }
}
