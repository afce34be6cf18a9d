package dev.beagle.engine.onednn;

import dev.beagle.config.EngineConfig;
import dev.beagle.engine.EngineProvider;
import dev.beagle.engine.Importer;
import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.UnsupportedModelException;
import dev.beagle.engine.onednn.program.Precision;
import dev.beagle.engine.onednn.program.Threads;
import dev.beagle.engine.onednn.program.UnfitCalibrationException;
import dev.beagle.model.LoadedModel;
import dev.beagle.network.Fusion;
import dev.beagle.network.Graph;
import dev.beagle.network.UnsupportedLayerException;
import java.lang.System.Logger.Level;

/** Opens models as oneDNN programs, in the configured precision or the fastest one. */
public final class OneDnnProvider implements EngineProvider {
  private static final System.Logger LOG = System.getLogger(OneDnnProvider.class.getName());

  private final EngineConfig config;
  private final Importer importer;

  /**
   * A provider by the settings.
   *
   * @param importer imports the models' networks
   */
  public OneDnnProvider(EngineConfig config, Importer importer) {
    this.config = config;
    this.importer = importer;
  }

  @Override
  public String name() {
    return OneDnnEngine.NAME;
  }

  @Override
  public void prepare() {
    Spinning.limit();
  }

  /** Opens a model. If it cannot be run in int8, the log says why, and in which precision it is. */
  @Override
  public InferenceEngine open(LoadedModel model) throws UnsupportedModelException {
    try {
      Graph graph = graph(model, importer);
      return switch (config.precision()) {
        case FLOAT32 -> compiled(model, graph, Precision.FLOAT32);
        case BF16 -> compiled(model, graph, Precision.BF16);
        case INT8 -> int8(model, graph);
        case AUTO -> compiled(model, graph, PrecisionTrial.fastest());
      };
    } catch (UnsupportedLayerException | LinkageError e) {
      throw new UnsupportedModelException(name(), e);
    }
  }

  /**
   * A model's network, fused.
   *
   * @throws UnsupportedLayerException for a layer that no operations do
   */
  public static Graph graph(LoadedModel model, Importer importer) throws UnsupportedModelException {
    return importer
        .read(model)
        .map(Fusion::of)
        .orElseThrow(
            () ->
                new UnsupportedModelException(OneDnnEngine.NAME, "no importer knows its network"));
  }

  private InferenceEngine int8(LoadedModel model, Graph graph) {
    String obstacle;
    if (!Precision.INT8.isAvailable()) {
      obstacle = "this processor has neither AVX512-VNNI nor AVX-VNNI";
    } else if (model.calibration().isEmpty()) {
      obstacle = "it is not calibrated; the README says how to do it";
    } else {
      try {
        return compiled(model, graph, Precision.INT8);
      } catch (UnfitCalibrationException e) {
        obstacle = e.getMessage();
      }
    }
    Precision instead = PrecisionTrial.fastest();
    LOG.log(
        Level.WARNING,
        "Model {0} runs in {1} instead of int8: {2}",
        model.name(),
        instead,
        obstacle);
    return compiled(model, graph, instead);
  }

  private InferenceEngine compiled(LoadedModel model, Graph graph, Precision precision) {
    int wanted = config.threads();
    Threads threads = wanted == 0 ? Threads.upTo(Threads.cores()) : Threads.exactly(wanted);
    return new OneDnnEngine(model, graph, precision, threads, config.maxBatch());
  }
}
