package dev.beagle.engine;

import dev.beagle.model.LoadedModel;

/** Opens models with one kind of engine. */
public interface EngineProvider {

  /** The engine's name, as in {@code beagle.engine}. */
  String name();

  /**
   * Loads the engine's native libraries. Called before any model is loaded, on the thread that
   * loads it.
   */
  default void prepare() {}

  /**
   * Opens a model. The engine frees the model, at the latest when it is closed.
   *
   * @throws UnsupportedModelException if the engine cannot run the model, which then stays open
   */
  InferenceEngine open(LoadedModel model) throws UnsupportedModelException;
}
