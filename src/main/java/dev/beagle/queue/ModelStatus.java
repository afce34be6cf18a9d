package dev.beagle.queue;

import dev.beagle.job.ModelInfo;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A model on a worker.
 *
 * @param name as in {@code ?model=}
 * @param state whether the model can be run
 * @param reason what the worker does while the model is loading; why, when it failed; in words
 * @param progress how much of that is done, from 0 to 1; null if unknown
 * @param info the description of the model; null until it is ready
 * @param figures the figures of the model on this worker; null until it is ready
 */
@JsonbPropertyOrder({"name", "state", "reason", "progress", "info", "figures"})
public record ModelStatus(
    String name,
    State state,
    String reason,
    @Nullable Double progress,
    @Nullable ModelInfo info,
    @Nullable ModelFigures figures) {

  /** The stages of a model on a worker. */
  public enum State {
    LOADING,
    READY,
    FAILED
  }

  /** A model that is not ready yet. */
  public static ModelStatus loading(String name, String doing, @Nullable Double progress) {
    return new ModelStatus(name, State.LOADING, doing, progress, null, null);
  }

  /** A model that can be run. */
  public static ModelStatus ready(
      String name, String reason, ModelInfo info, ModelFigures figures) {
    return new ModelStatus(name, State.READY, reason, null, info, figures);
  }

  /** A model that cannot be loaded. */
  public static ModelStatus failed(String name, String reason) {
    return new ModelStatus(name, State.FAILED, reason, null, null, null);
  }

  /** The model wherever it runs, without the figures of one worker. */
  public ModelStatus withoutFigures() {
    return new ModelStatus(name, state, reason, progress, info, null);
  }
}
