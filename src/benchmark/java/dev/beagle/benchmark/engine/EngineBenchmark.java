package dev.beagle.benchmark.engine;

import ai.onnxruntime.OrtException;
import dev.beagle.benchmark.EngineFigure;
import dev.beagle.benchmark.Scale;
import dev.beagle.benchmark.Stopwatch;
import dev.beagle.config.Settings;
import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.onednn.Calibrated;
import dev.beagle.job.Pixels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.worker.Engines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The engines side by side, from pixels to probabilities, in one JVM and on one thread: of each
 * batch size, all take turns, round by round, so that any other work of the machine disturbs all of
 * them. {@code dl4j} is too slow for that and goes first, alone.
 */
public final class EngineBenchmark {
  public static final String DL4J = "dl4j";
  public static final String FLOAT32 = "onednn float32";
  public static final String BF16 = "onednn bf16";
  public static final String INT8 = "onednn int8";
  public static final String ONNX_RUNTIME = "ONNX Runtime";
  public static final String ONNX_RUNTIME_INT8 = "ONNX Runtime int8";

  private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32);
  private static final int LARGEST = 32;

  /** The largest difference of a probability by another order of float32 sums. */
  private static final double SAME = 1e-4;

  /** The largest difference of a probability by fewer bits. */
  private static final double NEARLY_SAME = 0.1;

  private final BenchmarkModel model;
  private final Scale scale;
  private final List<Pixels> images;
  private final List<EngineFigure> figures = new ArrayList<>();
  private final Map<String, InferenceEngine> engines = new LinkedHashMap<>();

  /**
   * A benchmark of every engine with one model.
   *
   * @param images as many as the largest batch, in the model's size
   */
  public EngineBenchmark(BenchmarkModel model, Scale scale, List<Pixels> images) {
    this.model = model;
    this.scale = scale;
    this.images = List.copyOf(images);
  }

  /** The engine and precision that a worker chooses by default. */
  public static String automatic(BenchmarkModel model) {
    Settings settings = Settings.of(model.settings());
    try (InferenceEngine engine = new Engines(settings.engine()).open(model.load())) {
      return engine.name() + " " + engine.precision();
    }
  }

  /** The size of images, by the model. */
  public static NetworkInput input(BenchmarkModel model) {
    try (LoadedModel loaded = model.load()) {
      return loaded.input();
    }
  }

  /**
   * Measures all engines.
   *
   * @param directory the directory for ONNX Runtime's model files
   * @throws IllegalStateException if the engines do not agree
   */
  public List<EngineFigure> run(Path directory) throws Exception {
    try {
      Path onnx = directory.resolve("model.onnx");
      engines.put(FLOAT32, open("onednn", "float32", model.load()));
      model.writeOnnx(onnx);
      engines.put(ONNX_RUNTIME, onnxRuntime(onnx));
      float[][] expected = engines.get(FLOAT32).infer(images);
      requireSame(ONNX_RUNTIME, engines.get(ONNX_RUNTIME).infer(images), expected, SAME);
      if (Instructions.haveBf16()) {
        addRounded(BF16, open("onednn", "bf16", model.load()), expected);
      }
      if (Instructions.haveInt8()) {
        addInt8(directory.resolve("model-int8.onnx"), expected);
      }
      measureDl4j(expected);
      BATCHES.forEach(this::measure);
      return figures;
    } finally {
      engines.values().forEach(InferenceEngine::close);
    }
  }

  private void addInt8(Path onnx, float[][] expected) throws Exception {
    LoadedModel calibrated = Calibrated.with(images, model.load());
    addRounded(INT8, open("onednn", "int8", calibrated), expected);
    model.writeOnnx(onnx, calibrated.calibration().orElseThrow());
    addRounded(ONNX_RUNTIME_INT8, onnxRuntime(onnx), expected);
  }

  private void addRounded(String name, InferenceEngine engine, float[][] expected) {
    engines.put(name, engine);
    requireSame(name, engine.infer(images), expected, NEARLY_SAME);
  }

  private InferenceEngine onnxRuntime(Path onnx) throws OrtException {
    return new OnnxRuntimeEngine(onnx, input(model), Instructions.threads(), LARGEST);
  }

  private InferenceEngine open(String engine, String precision, LoadedModel loaded) {
    Map<String, String> settings = new HashMap<>(model.settings());
    settings.put("beagle.engine", engine);
    settings.put("beagle.engine.precision", precision);
    settings.put("beagle.engine.threads", Integer.toString(Instructions.threads()));
    settings.put("beagle.batch.max-size", Integer.toString(LARGEST));
    return new Engines(Settings.of(settings).engine()).open(loaded);
  }

  private void measureDl4j(float[][] expected) {
    try (InferenceEngine dl4j = open("dl4j", "auto", model.load())) {
      requireSame(DL4J, dl4j.infer(images.subList(0, 1)), expected, SAME);
      for (int batch : BATCHES) {
        Stopwatch watch = new Stopwatch(() -> dl4j.infer(images.subList(0, batch)));
        watch.coldRound(scale.dl4jTime());
        report(EngineFigure.of(DL4J, batch, watch));
      }
    }
  }

  private void measure(int batch) {
    Map<String, Stopwatch> watches = new LinkedHashMap<>();
    engines.forEach(
        (name, engine) ->
            watches.put(name, new Stopwatch(() -> engine.infer(images.subList(0, batch)))));
    for (int round = 0; round < scale.rounds(); round++) {
      watches.values().forEach(watch -> watch.round(scale.slice()));
    }
    watches.forEach((name, watch) -> report(EngineFigure.of(name, batch, watch)));
  }

  private void report(EngineFigure figure) {
    figures.add(figure);
    System.out.printf(
        "%s, batch %d: %.1f images/s%n",
        figure.engine(), figure.batch(), figure.imagesPerSecond().median());
  }

  private static void requireSame(
      String name, float[][] rows, float[][] expected, double tolerance) {
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length; k++) {
        if (!(Math.abs(rows[i][k] - expected[i][k]) <= tolerance)) {
          throw new IllegalStateException(
              "%s gives class %d of image %d the probability %s, and %s %s"
                  .formatted(name, k, i, rows[i][k], FLOAT32, expected[i][k]));
        }
      }
    }
  }
}
