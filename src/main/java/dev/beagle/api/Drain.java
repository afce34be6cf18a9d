package dev.beagle.api;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The end of a web node, or a pause: it counts the requests under way, lets no more in once it has
 * begun, and awaits those that are in. Safe for any number of threads.
 */
final class Drain {
  static final String REASON = "This web node is stopping: send the request again";

  private int underWay;
  private boolean begun;

  /**
   * Runs a request, which is under way until what it returns completes.
   *
   * @throws BeagleException {@code unavailable} once the drain has begun
   */
  void run(Supplier<? extends CompletionStage<?>> request) {
    enter();
    boolean running = false;
    try {
      CompletionStage<?> unused = request.get().whenComplete((answer, thrown) -> leave());
      running = true;
    } finally {
      if (!running) {
        leave();
      }
    }
  }

  private synchronized void enter() {
    if (begun) {
      throw new BeagleException(ErrorCode.UNAVAILABLE, REASON);
    }
    underWay++;
  }

  private synchronized void leave() {
    underWay--;
    notifyAll();
  }

  /** From here on no request is let in. */
  synchronized void begin() {
    begun = true;
  }

  /** Lets requests in again. */
  synchronized void end() {
    begun = false;
  }

  synchronized boolean begun() {
    return begun;
  }

  /** How many requests are under way. */
  synchronized int underWay() {
    return underWay;
  }

  /**
   * Blocks until no request is under way, but no longer than the limit, nor when interrupted.
   *
   * @return how many are under way still
   */
  synchronized int await(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      for (long left = limit.toNanos(); underWay > 0 && left > 0; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return underWay;
  }
}
