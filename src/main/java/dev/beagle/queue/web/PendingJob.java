package dev.beagle.queue.web;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A job that this web node waits for. The web node keeps the pixels, to admit the job again if
 * Redis forgets it.
 */
final class PendingJob {
  private final Job job;
  private final long since = System.nanoTime();
  private final CompletableFuture<Result> future = new CompletableFuture<>();
  private volatile @Nullable WebShard shard;
  private @Nullable Future<?> timer;
  private boolean over;

  PendingJob(Job job) {
    this.job = job;
  }

  Job job() {
    return job;
  }

  JobId id() {
    return job.id();
  }

  String model() {
    return job.model();
  }

  /** The shard that admitted the job; null before. */
  @Nullable WebShard shard() {
    return shard;
  }

  void admittedBy(WebShard newShard) {
    shard = newShard;
  }

  /** Marks the job as an orphan on a shard that may still hold a copy. */
  void orphanOn(WebShard other) {
    other.orphans().add(id(), model(), () -> shard != other && !left().isNegative());
  }

  /** The time that the job has waited. */
  Duration waited() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** The time left to the deadline; negative when it is past. */
  Duration left() {
    return job.timeout().minus(waited());
  }

  /** The result of a job whose deadline is past. */
  Result expired() {
    return new Result.Failure(
        ErrorCode.DEADLINE_EXCEEDED,
        "No result within %d ms: try again, or ask for a longer timeout"
            .formatted(job.timeout().toMillis()));
  }

  CompletableFuture<Result> future() {
    return future;
  }

  /** Sets the timer that ends the wait at the deadline; {@link #end} cancels it. */
  synchronized void endsBy(Future<?> deadlineTimer) {
    timer = deadlineTimer;
    if (over) {
      deadlineTimer.cancel(false);
    }
  }

  synchronized void end() {
    over = true;
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
