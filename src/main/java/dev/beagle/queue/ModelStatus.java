package dev.beagle.queue;

import dev.beagle.job.ModelInfo;

/**
 * A model on a worker.
 *
 * @param name as in {@code ?model=}
 * @param state how far it is
 * @param reason what it is doing while it is loading, what went wrong when it failed; in words
 * @param progress how much of that is done, from 0 to 1; null if nobody knows
 * @param info set when it is ready
 * @param figures what it has done; set when it is ready
 */
public record ModelStatus(
    String name,
    State state,
    String reason,
    Double progress,
    ModelInfo info,
    ServingFigures figures) {

  /** How far a model is. */
  public enum State {
    LOADING,
    READY,
    FAILED
  }

  /** A model that is not ready yet. */
  public static ModelStatus loading(String name, String doing, Double progress) {
    return new ModelStatus(name, State.LOADING, doing, progress, null, null);
  }

  /** A model that can be run. */
  public static ModelStatus ready(
      String name, String reason, ModelInfo info, ServingFigures figures) {
    return new ModelStatus(name, State.READY, reason, null, info, figures);
  }

  /** A model that cannot be had. */
  public static ModelStatus failed(String name, String reason) {
    return new ModelStatus(name, State.FAILED, reason, null, null, null);
  }
}
