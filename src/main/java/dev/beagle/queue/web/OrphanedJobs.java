package dev.beagle.queue.web;

import dev.beagle.job.JobId;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/**
 * Copies of jobs that may remain on a shard that was down, although the jobs were moved or refused.
 * They are released when the shard is back. Safe for any number of threads.
 */
final class OrphanedJobs {
  private final ConcurrentLinkedQueue<OrphanedJob> jobs = new ConcurrentLinkedQueue<>();

  /**
   * Remembers a job.
   *
   * @param isElsewhere whether the copy is still one too many
   */
  void add(JobId id, String model, BooleanSupplier isElsewhere) {
    jobs.add(new OrphanedJob(id, model, isElsewhere));
  }

  /**
   * Releases the copies; the rest stays for the next time if the shard goes away meanwhile.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when it does
   */
  void release(ShardClient shard) {
    for (OrphanedJob job; (job = jobs.peek()) != null; jobs.remove(job)) {
      if (job.isElsewhere.getAsBoolean()) {
        shard.release(job.id, job.model);
      }
    }
  }

  private record OrphanedJob(JobId id, String model, BooleanSupplier isElsewhere) {}
}
