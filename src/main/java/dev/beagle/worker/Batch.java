package dev.beagle.worker;

import dev.beagle.queue.worker.Outcome;
import dev.beagle.queue.worker.StartedJob;
import java.util.List;

/**
 * Jobs that were run together, with their outcomes.
 *
 * @param jobs those that were run
 * @param outcomes one for each of them
 */
record Batch(List<StartedJob> jobs, List<Outcome> outcomes) {
  /** A batch without jobs. */
  static final Batch NONE = new Batch(List.of(), List.of());
}
