package dev.beagle.queue.web;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Result;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Recovers accepted jobs: admits a job again that a restarted or failed-over Redis has forgotten,
 * and moves a job from a shard that stays down to another. One thread at a time.
 */
final class Recoverer {
  private static final System.Logger LOG = System.getLogger(Recoverer.class.getName());
  private static final int MAX_LOOKUPS = 128;

  private final Collection<PendingJob> pending;
  private final WebShards shards;

  Recoverer(Collection<PendingJob> pending, WebShards shards) {
    this.pending = pending;
    this.shards = shards;
  }

  /**
   * Compares the pending jobs of a shard, from an age on, with those that the shard knows.
   *
   * @throws BeagleException {@code unavailable} when it does not answer
   */
  synchronized void reconcile(WebShard shard, Duration ago) {
    List<PendingJob> jobs =
        pending.stream()
            .filter(job -> job.shard() == shard && job.waited().compareTo(ago) >= 0)
            .toList();
    for (int i = 0; i < jobs.size(); i += MAX_LOOKUPS) {
      List<PendingJob> some = jobs.subList(i, Math.min(i + MAX_LOOKUPS, jobs.size()));
      List<JobLookup> found = shard.client().find(some.stream().map(PendingJob::id).toList());
      for (int j = 0; j < some.size(); j++) {
        reconcile(shard, some.get(j), found.get(j));
      }
    }
  }

  private void reconcile(WebShard shard, PendingJob job, JobLookup found) {
    if (!found.known()) {
      LOG.log(System.Logger.Level.DEBUG, "Job {0} is admitted again", job.id());
      readmit(shard, job);
    } else if (found.status().isEmpty()) {
      job.future().complete(new Result.Failure(ErrorCode.UNKNOWN_PREDICTION, "It was withdrawn."));
    } else if (found.status().get().state() == JobStatus.State.DONE) {
      // Its reply was lost.
      job.future().complete(found.status().get().result());
    }
  }

  /** Admits a job again that a worker has dropped because this web node seemed to be gone. */
  synchronized void readmitForgotten(WebShard shard, PendingJob job) {
    if (job.shard() == shard && !job.future().isDone()) {
      shard.announce();
      readmit(shard, job);
    }
  }

  /** A full queue keeps a job waiting: there will be another attempt. */
  private static void readmit(WebShard shard, PendingJob job) {
    if (job.left().toMillis() > 0) {
      shard.client().admit(job.job(), job.left());
    }
  }

  /** Moves the jobs of a shard that is down to shards that are up, as far as these have room. */
  synchronized void move(WebShard down) {
    for (PendingJob job : pending) {
      if (shards.up().isEmpty()) {
        return;
      }
      if (job.shard() == down && job.left().toMillis() > 0) {
        move(job, down);
      }
    }
  }

  private void move(PendingJob job, WebShard down) {
    try {
      shards.admit(job);
      job.orphanOn(down);
    } catch (BeagleException e) {
      LOG.log(System.Logger.Level.DEBUG, "Job " + job.id() + " stays on its shard", e);
    }
  }
}
