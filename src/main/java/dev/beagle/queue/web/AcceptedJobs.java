package dev.beagle.queue.web;

import dev.beagle.job.JobId;
import java.util.Optional;

/** The jobs that any web node has accepted. Safe for any number of threads. */
public interface AcceptedJobs {

  /**
   * The status of a job; empty if the job never was, was withdrawn, or has a result that is no
   * longer kept.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when a shard that may have it does
   *     not answer
   */
  Optional<JobStatus> find(JobId id);

  /**
   * Withdraws a job, or deletes its result: a worker that has not started the job never will, and
   * {@link #find} no longer finds it.
   *
   * @return false if there is none
   * @throws dev.beagle.job.BeagleException {@code unavailable} when a shard that may have it does
   *     not answer
   */
  boolean withdraw(JobId id);
}
