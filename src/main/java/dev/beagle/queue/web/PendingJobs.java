package dev.beagle.queue.web;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The jobs that a web node waits for. Safe for any number of threads. */
final class PendingJobs {
  private final Map<JobId, PendingJob> jobs = new ConcurrentHashMap<>();
  private final int capacity;

  PendingJobs(int capacity) {
    this.capacity = capacity;
  }

  void add(PendingJob job) {
    jobs.put(job.id(), job);
  }

  /**
   * Checks that the number of pending jobs is within its limit.
   *
   * @throws BeagleException {@code queue_full} if it is not
   */
  void checkCapacity() {
    if (jobs.size() > capacity) {
      throw new BeagleException(
          ErrorCode.QUEUE_FULL,
          "This web node waits for %d jobs, the most it may: try again in a little while"
              .formatted(capacity));
    }
  }

  /** The job with an id; null if this web node does not wait for it. */
  @Nullable PendingJob find(JobId id) {
    return jobs.get(id);
  }

  void remove(PendingJob job) {
    jobs.remove(job.id(), job);
    job.end();
  }

  /** A view of all jobs. */
  Collection<PendingJob> all() {
    return jobs.values();
  }

  int size() {
    return jobs.size();
  }
}
