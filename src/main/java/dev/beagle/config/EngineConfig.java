package dev.beagle.config;

import static dev.beagle.config.Parsers.choice;
import static dev.beagle.config.Parsers.integer;

import java.util.List;

/**
 * The settings of inference.
 *
 * @param engine the wanted engine
 * @param precision the wanted precision of onednn
 * @param threads threads of one forward pass of onednn; 0 for as many as there are cores
 * @param maxBatch most jobs in one forward pass
 */
public record EngineConfig(
    EngineChoice engine, PrecisionChoice precision, int threads, int maxBatch) {
  public static final Setting<Integer> MAX_BATCH =
      integer("beagle.batch.max-size", 32, 1, 1024, "Most jobs in one forward pass");
  public static final Setting<EngineChoice> ENGINE =
      choice(
          "beagle.engine",
          EngineChoice.class,
          "The inference engine: onednn compiles the model, dl4j runs every model and is many times"
              + " slower, auto takes onednn, or dl4j for a model that onednn cannot compile");
  public static final Setting<PrecisionChoice> PRECISION =
      choice(
          "beagle.engine.precision",
          PrecisionChoice.class,
          "The number format of onednn: auto takes bf16 if it is the faster in a short trial at the"
              + " start, and float32 otherwise; int8 needs a calibrated model");
  public static final Setting<Integer> THREADS =
      integer(
          "beagle.engine.threads",
          0,
          0,
          1024,
          "Threads of one forward pass of onednn; 0 means as many as there are cores, and fewer for"
              + " networks or batches so small that more would slow them down");

  static final List<Setting<?>> ALL = List.of(MAX_BATCH, ENGINE, PRECISION, THREADS);

  static EngineConfig read(SettingsSource source) {
    return new EngineConfig(
        ENGINE.read(source), PRECISION.read(source), THREADS.read(source), MAX_BATCH.read(source));
  }
}
