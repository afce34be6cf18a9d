package dev.beagle.concurrent;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a step until it is stopped, in short tasks on an executor, each of which submits the
 * next: a server's executor never sees an endless task. A task repeats the step for a second, as
 * some servers take half a millisecond to hand a task to a thread. A step that fails is followed by
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
   * A loop that has not started.
   *
   * @param name the loop's name for the log, such as "Reading replies"
   * @param pauseAfterFailure from a step's exception to the next step
   * @param step one step; may block, and is never run twice at the same time
   */
  public PollingLoop(String name, Executor executor, Duration pauseAfterFailure, Runnable step) {
    this(name, executor, SLICE, pauseAfterFailure, step);
  }

  /**
   * A loop with tasks of another length.
   *
   * @param slice how long one task repeats the step, unless it fails
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

  /** Starts no further step, and waits for the current one unless that is the caller. */
  public void stop() {
    stop(() -> {});
  }

  /**
   * As {@link #stop()}, for a step that blocks.
   *
   * @param wake cuts a blocked step short; called repeatedly until the step has ended, as it may
   *     have been about to block
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
        LOG.log(System.Logger.Level.DEBUG, name + " is not woken", e);
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
      // A server that stops throws one of these.
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

  /** Runs the step; returns whether it succeeded. */
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
    // A warning for the first of several failures, not twice a second.
    System.Logger.Level level = failing ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
    LOG.log(level, "%s failed and is tried again: %s".formatted(name, e.getMessage()), e);
  }
}
