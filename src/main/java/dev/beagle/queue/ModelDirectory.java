package dev.beagle.queue;

import java.util.List;

/** What the workers say of themselves. Safe for any number of threads. */
public interface ModelDirectory {

  /**
   * Announces a worker, or renews its announcement; without renewal it is gone after a few
   * heartbeats.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  void publish(WorkerStatus worker);

  /** Takes a worker's announcement back. */
  void withdraw(String workerId);

  /**
   * The workers that have announced themselves lately, longest serving first.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  List<WorkerStatus> workers();
}
