package dev.beagle.queue;

import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A job that this web node waits for; what is needed to answer and to withdraw it, no pixels. */
final class PendingJob {
  private final JobId id;
  private final String model;
  private final CompletableFuture<Result> future = new CompletableFuture<>();
  private Future<?> timer;
  private boolean over;

  PendingJob(Job job) {
    this.id = job.id();
    this.model = job.model();
  }

  JobId id() {
    return id;
  }

  String model() {
    return model;
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
