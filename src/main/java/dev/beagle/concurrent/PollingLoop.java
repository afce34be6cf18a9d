package dev.beagle.concurrent;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that goes on until it is stopped, done as short tasks on an executor, each of which submits
 * the next: a server's executor never sees an endless one. A task goes on for a second's steps, for
 * some servers take half a millisecond to hand a task to a thread. After a step that fails there is
 * a pause, so that a server that is away is not asked without a break. Safe for any number of
 * threads.
 */
public final class PollingLoop {
  private static final System.Logger LOG = System.getLogger(PollingLoop.class.getName());
  private static final Duration SLICE = Duration.ofSeconds(1);
  private static final Duration WAKE_INTERVAL = Duration.ofMillis(100);

  private final String name;
  private final Executor executor;
  private final Duration slice;
  private final Duration pauseAfterFailure;
  private final Runnable step;

  private boolean started;
  private boolean stopped;
  private boolean failing;
  private @Nullable Thread running;

  /**
   * A task that has not started.
   *
   * @param name what it does, for the log
   * @param pauseAfterFailure from a step's exception to the next step
   * @param step one step; may block, and is never run twice at the same time
   */
  public PollingLoop(String name, Executor executor, Duration pauseAfterFailure, Runnable step) {
    this(name, executor, SLICE, pauseAfterFailure, step);
  }

  /**
   * The same.
   *
   * @param slice for how long one task goes on, unless a step fails
   */
  PollingLoop(
      String name, Executor executor, Duration slice, Duration pauseAfterFailure, Runnable step) {
    this.name = name;
    this.executor = executor;
    this.slice = slice;
    this.pauseAfterFailure = pauseAfterFailure;
    this.step = step;
  }

  /**
   * Begins with the first step, on the executor.
   *
   * @throws IllegalStateException if it was started before
   */
  public synchronized void start() {
    if (started) {
      throw new IllegalStateException(name + " has been started before");
    }
    started = true;
    submit();
  }

  /** Whether there will be another step. */
  public synchronized boolean isRunning() {
    return started && !stopped;
  }

  /** Lets no other step begin, and waits for the one in hand, except when that calls this. */
  public void stop() {
    stop(() -> {});
  }

  /**
   * The same, for a step that blocks.
   *
   * @param wake cuts a blocked step short; called again and again until the step has ended, for it
   *     may have been about to block
   */
  public void stop(Runnable wake) {
    synchronized (this) {
      stopped = true;
      notifyAll();
    }
    while (isInHand() && !Thread.currentThread().isInterrupted()) {
      try {
        wake.run();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, name + " cannot be woken", e);
      }
      awaitStep();
    }
  }

  private synchronized boolean isInHand() {
    return running != null && running != Thread.currentThread();
  }

  private synchronized void awaitStep() {
    try {
      await(() -> !isInHand(), WAKE_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void submit() {
    try {
      executor.execute(this::runSlice);
    } catch (RejectedExecutionException | IllegalStateException e) {
      // A server that stops says so in one of these ways.
      stopped = true;
      LOG.log(System.Logger.Level.INFO, name + " ends: its executor takes no more tasks");
    }
  }

  private void runSlice() {
    long start = System.nanoTime();
    try {
      boolean going = true;
      while (going && begin()) {
        going = runStep() && System.nanoTime() - start < slice.toNanos();
      }
    } finally {
      submitNext();
    }
  }

  private synchronized void submitNext() {
    if (!stopped) {
      submit();
    }
  }

  private synchronized boolean begin() {
    if (stopped) {
      return false;
    }
    running = Thread.currentThread();
    return true;
  }

  /** Whether it went well. */
  private boolean runStep() {
    boolean failed = true;
    try {
      step.run();
      failed = false;
    } catch (RuntimeException e) {
      report(e);
    } finally {
      end(failed);
    }
    return !failed;
  }

  private synchronized void end(boolean failed) {
    running = null;
    notifyAll();
    if (failed) {
      pause();
    }
    failing = failed;
  }

  private void pause() {
    try {
      await(() -> stopped, pauseAfterFailure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  private synchronized void await(BooleanSupplier condition, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (long left = limit.toNanos();
        left > 0 && !condition.getAsBoolean();
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  private void report(RuntimeException e) {
    // Once for each time that it goes wrong, not twice a second.
    System.Logger.Level level = failing ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
    LOG.log(level, "%s goes wrong and is tried again: %s".formatted(name, e.getMessage()), e);
  }
}
