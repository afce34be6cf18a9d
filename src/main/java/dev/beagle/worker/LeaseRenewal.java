package dev.beagle.worker;

import dev.beagle.config.LeasePolicy;
import dev.beagle.job.BeagleException;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.worker.JobSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Renews the leases of a batch's jobs while the batch waits for its engine and runs. */
final class LeaseRenewal {
  private static final System.Logger LOG = System.getLogger(LeaseRenewal.class.getName());

  private final JobSource source;
  private final Duration interval;

  LeaseRenewal(JobSource source, LeasePolicy policy) {
    this.source = source;
    this.interval = policy.renewalInterval();
  }

  /**
   * Waits for a batch, and renews its jobs' leases meanwhile. Leases that cannot be renewed,
   * because Redis does not answer, are tried again after the same interval.
   *
   * @return the batch's outcome
   * @throws RuntimeException if the batch threw one
   */
  Batch await(Future<Batch> running, List<LeasedJob> jobs) throws InterruptedException {
    while (true) {
      try {
        return running.get(interval.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        renew(jobs);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
  }

  private void renew(List<LeasedJob> jobs) {
    try {
      source.renew(jobs);
    } catch (BeagleException e) {
      LOG.log(Level.DEBUG, "Leases of %d jobs are not renewed".formatted(jobs.size()), e);
    }
  }
}
