package dev.beagle.queue.web;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Jobs that a shard may have although they are elsewhere by now, or have been refused: to be
 * withdrawn when it is back. Safe for any number of threads.
 */
final class OrphanedJobs {
  private final ConcurrentLinkedQueue<PendingJob> jobs = new ConcurrentLinkedQueue<>();

  void add(PendingJob job) {
    jobs.add(job);
  }

  /**
   * Withdraws them; those that were not by the time that the shard goes away again stay.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when it does
   */
  void withdraw(WebShard shard) {
    for (PendingJob stray; (stray = jobs.peek()) != null; jobs.remove(stray)) {
      if (stray.shard() != shard && !stray.left().isNegative()) {
        shard.client().release(stray.id(), stray.model());
      }
    }
  }
}
