package dev.beagle.queue.web;

import dev.beagle.queue.WorkerStatus;
import java.util.List;

/** The announcements of workers. Safe for any number of threads. */
public interface ModelDirectory {

  /**
   * The statuses of the workers, those of the longest service first; up to a second old.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when no shard answers
   */
  List<WorkerStatus> workers();
}
