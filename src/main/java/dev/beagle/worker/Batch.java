package dev.beagle.worker;

import dev.beagle.queue.BegunJob;
import dev.beagle.queue.Outcome;
import java.util.List;

/**
 * Jobs that were run together.
 *
 * @param jobs those that were run
 * @param outcomes one for each of them
 */
record Batch(List<BegunJob> jobs, List<Outcome> outcomes) {
  /** Nothing that has to be finished. */
  static final Batch NONE = new Batch(List.of(), List.of());
}
