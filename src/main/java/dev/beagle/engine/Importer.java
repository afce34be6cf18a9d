package dev.beagle.engine;

import dev.beagle.model.LoadedModel;
import dev.beagle.network.Graph;
import dev.beagle.network.UnsupportedLayerException;
import java.util.List;
import java.util.Optional;

/** Imports networks as graphs, for the engines that run graphs. */
@FunctionalInterface
public interface Importer {

  /**
   * Imports a model's network.
   *
   * @return empty if the network has a form that this importer does not know
   * @throws UnsupportedLayerException for a layer that no operations do
   */
  Optional<Graph> read(LoadedModel model);

  /** An importer of all forms that some importers know. */
  static Importer of(List<Importer> importers) {
    return model ->
        importers.stream().flatMap(importer -> importer.read(model).stream()).findFirst();
  }
}
