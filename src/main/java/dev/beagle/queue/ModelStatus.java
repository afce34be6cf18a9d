package dev.beagle.queue;

import dev.beagle.job.ModelInfo;

/**
 * A model on a worker.
 *
 * @param name as in {@code ?model=}
 * @param state how far it is
 * @param reason what it is doing while it is loading, what went wrong when it failed; in words
 * @param info set when it is ready
 */
public record ModelStatus(String name, State state, String reason, ModelInfo info) {

  /** How far a model is. */
  public enum State {
    LOADING,
    READY,
    FAILED
  }
}
