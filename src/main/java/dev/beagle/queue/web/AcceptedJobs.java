package dev.beagle.queue.web;

import dev.beagle.job.JobId;
import java.util.Optional;

/**
 * What became of jobs that were admitted, by whichever web node. Safe for any number of threads.
 */
public interface AcceptedJobs {

  /**
   * How far a job is, or what came of it; empty for one that there never was, that was withdrawn,
   * or whose result is no longer kept.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when a shard that may have it does
   *     not answer
   */
  Optional<JobStatus> find(JobId id);

  /**
   * Withdraws a job, or forgets its result: a worker that has not begun it never will, and {@link
   * #find} finds it no more.
   *
   * @return false if there is none
   * @throws dev.beagle.job.BeagleException {@code unavailable} when a shard that may have it does
   *     not answer
   */
  boolean withdraw(JobId id);
}
