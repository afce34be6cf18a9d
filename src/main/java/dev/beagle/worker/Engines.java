package dev.beagle.worker;

import dev.beagle.config.EngineChoice;
import dev.beagle.config.EngineConfig;
import dev.beagle.config.PrecisionChoice;
import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.dl4j.Dl4jEngine;
import dev.beagle.engine.onednn.OneDnnEngine;
import dev.beagle.engine.onednn.Precision;
import dev.beagle.engine.onednn.PrecisionTrial;
import dev.beagle.engine.onednn.Spinning;
import dev.beagle.engine.onednn.Threads;
import dev.beagle.engine.onednn.UnfitCalibrationException;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.model.LoadedModel;
import dev.beagle.network.UnsupportedLayerException;
import java.lang.System.Logger.Level;

/** Chooses the engine that runs a model, as the settings say. */
public final class Engines {
  private static final System.Logger LOG = System.getLogger(Engines.class.getName());

  private final EngineConfig config;

  public Engines(EngineConfig config) {
    this.config = config;
  }

  /**
   * Loads the native libraries as they serve best; to be called before a model is loaded, on the
   * same thread: they leave something behind on each thread that uses them, which would keep the
   * application in memory if the thread outlived it.
   */
  public static void prepare() {
    Spinning.limit();
  }

  /**
   * The engine for a model, which the engine closes. With {@code auto}, what cannot be compiled
   * runs on {@code dl4j}; the log says so.
   *
   * @throws BeagleException {@code model_not_ready} if the model cannot be compiled, and only the
   *     compiling engine is allowed; the model is closed then
   */
  public InferenceEngine open(LoadedModel model) {
    if (config.engine() == EngineChoice.DL4J) {
      return new Dl4jEngine(model);
    }
    try {
      return config.precision() == PrecisionChoice.INT8
          ? int8(model)
          : compiled(model, precision());
    } catch (UnsupportedLayerException | LinkageError e) {
      return withoutCompiling(model, e);
    }
  }

  private InferenceEngine withoutCompiling(LoadedModel model, Throwable reason) {
    if (config.engine() == EngineChoice.ONEDNN) {
      model.close();
      throw new BeagleException(
          ErrorCode.MODEL_NOT_READY,
          "Model %s cannot be compiled (%s). Set %s to auto to run it with DL4J."
              .formatted(model.name(), reason.getMessage(), EngineConfig.ENGINE.key()),
          reason);
    }
    LOG.log(
        Level.WARNING,
        "Model {0} runs on dl4j, which is slow, for it cannot be compiled: {1}",
        model.name(),
        reason.getMessage());
    return new Dl4jEngine(model);
  }

  private Precision precision() {
    return switch (config.precision()) {
      case FLOAT32 -> Precision.FLOAT32;
      case BF16 -> Precision.BF16;
      default -> PrecisionTrial.fastest();
    };
  }

  private InferenceEngine compiled(LoadedModel model, Precision numbers) {
    return new OneDnnEngine(model, numbers, threads(), config.maxBatch());
  }

  /** In another precision if need be, of which the log says why. */
  private InferenceEngine int8(LoadedModel model) {
    String obstacle;
    if (!Precision.INT8.isAvailable()) {
      obstacle = "this processor has neither AVX512-VNNI nor AVX-VNNI";
    } else if (model.calibration().isEmpty()) {
      obstacle = "it is not calibrated; the README says how to do it";
    } else {
      try {
        return compiled(model, Precision.INT8);
      } catch (UnfitCalibrationException e) {
        obstacle = e.getMessage();
      }
    }
    Precision instead = PrecisionTrial.fastest();
    LOG.log(
        Level.WARNING, "Model {0} runs in {1}, not in int8: {2}", model.name(), instead, obstacle);
    return compiled(model, instead);
  }

  private Threads threads() {
    int threads = config.threads();
    return threads == 0 ? Threads.upTo(Threads.cores()) : Threads.exactly(threads);
  }
}
