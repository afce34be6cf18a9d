package dev.beagle.engine.dl4j;

import dev.beagle.engine.EngineProvider;
import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.UnsupportedModelException;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.dl4j.Dl4jNetwork;

/** Opens the models whose network is DL4J's. */
public final class Dl4jProvider implements EngineProvider {
  @Override
  public String name() {
    return Dl4jEngine.NAME;
  }

  @Override
  public InferenceEngine open(LoadedModel model) throws UnsupportedModelException {
    if (model.network() instanceof Dl4jNetwork network) {
      return new Dl4jEngine(model, network.graph());
    }
    throw new UnsupportedModelException(name(), "its network is not DL4J's");
  }
}
