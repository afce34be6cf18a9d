package dev.beagle.queue.web;

import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * A job that this web node waits for, pixels and all: should Redis forget it, it is admitted again.
 */
final class PendingJob {
  private final Job job;
  private final long since = System.nanoTime();
  private final CompletableFuture<Result> future = new CompletableFuture<>();
  private volatile WebShard shard;
  private Future<?> timer;
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

  /** Where it was admitted; null before. */
  WebShard shard() {
    return shard;
  }

  void admittedBy(WebShard newShard) {
    shard = newShard;
  }

  /** Leaves word on a shard that may hold a copy of this job, which waits elsewhere by now. */
  void orphanOn(WebShard other) {
    other.orphans().add(id(), model(), () -> shard != other && !left().isNegative());
  }

  /** How long it has waited. */
  Duration waited() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** How long it may still wait; nothing or less when its deadline is past. */
  Duration left() {
    return job.timeout().minus(waited());
  }

  CompletableFuture<Result> future() {
    return future;
  }

  /** What ends the wait at the deadline; cancelled with {@link #end}, whichever comes first. */
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
