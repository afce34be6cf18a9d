package dev.beagle.config;

import static dev.beagle.config.Parsers.choice;
import static dev.beagle.config.Parsers.integer;

import java.util.List;

/** The settings for what runs the networks. */
public final class EngineSettings {
  public static final Setting<String> ENGINE =
      choice(
          "beagle.engine",
          List.of("auto", "onednn", "dl4j"),
          "What runs the networks: onednn compiles them and dl4j runs any, many times slower; auto is"
              + " onednn, and dl4j for what it cannot compile; onednn alone refuses such a model");
  public static final Setting<String> PRECISION =
      choice(
          "beagle.engine.precision",
          List.of("auto", "float32", "bf16", "int8"),
          "What onednn calculates in; auto is bf16 where the processor is faster in it, which a"
              + " short trial at the start tells, and float32 elsewhere; int8 is for models that are"
              + " calibrated");
  public static final Setting<Integer> THREADS =
      integer(
          "beagle.engine.threads",
          0,
          0,
          1024,
          "Threads of one forward pass of onednn; 0 means as many as there are cores, and fewer for"
              + " networks or batches so small that more would slow them down");

  private EngineSettings() {}
}
