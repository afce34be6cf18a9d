package dev.beagle.queue.web;

import dev.beagle.queue.WorkerStatus;
import java.util.List;

/** What the workers say of themselves. Safe for any number of threads. */
public interface ModelDirectory {

  /**
   * The workers that have announced themselves lately, longest serving first; up to a second old.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when no shard answers
   */
  List<WorkerStatus> workers();
}
