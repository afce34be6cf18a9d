package dev.beagle.engine.onednn;

import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.UnsupportedModelException;
import dev.beagle.engine.dl4j.Dl4jProvider;
import dev.beagle.engine.onednn.program.Precision;
import dev.beagle.engine.onednn.program.Threads;
import dev.beagle.model.LoadedModel;
import dev.beagle.worker.Supported;

/** Both engines, for tests that compare them. */
public final class TestEngines {
  private TestEngines() {}

  static InferenceEngine dl4j(LoadedModel model) {
    try {
      return new Dl4jProvider().open(model);
    } catch (UnsupportedModelException e) {
      throw new AssertionError(e);
    }
  }

  public static InferenceEngine onednn(
      LoadedModel model, Precision precision, Threads threads, int maxBatch) {
    try {
      return new OneDnnEngine(
          model, OneDnnProvider.graph(model, Supported.IMPORTERS), precision, threads, maxBatch);
    } catch (UnsupportedModelException e) {
      throw new AssertionError(e);
    }
  }
}
