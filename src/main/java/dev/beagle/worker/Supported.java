package dev.beagle.worker;

import dev.beagle.config.EngineConfig;
import dev.beagle.engine.EngineProvider;
import dev.beagle.engine.Importer;
import dev.beagle.engine.dl4j.Dl4jProvider;
import dev.beagle.engine.onednn.OneDnnProvider;
import dev.beagle.model.WeightsFormat;
import dev.beagle.model.dl4j.Dl4jZip;
import dev.beagle.model.resnet50.ResNet50Weights;
import dev.beagle.network.dl4j.Dl4jImporter;
import java.util.List;

/** Lists the supported weights formats, importers and engines. */
public final class Supported {
  public static final List<WeightsFormat> WEIGHTS_FORMATS =
      List.of(Dl4jZip.FORMAT, ResNet50Weights.FORMAT);

  public static final Importer IMPORTERS = Importer.of(List.of(Dl4jImporter::read));

  private Supported() {}

  /** The engines, the fastest first. */
  static List<EngineProvider> engines(EngineConfig config) {
    return List.of(new OneDnnProvider(config, IMPORTERS), new Dl4jProvider());
  }
}
