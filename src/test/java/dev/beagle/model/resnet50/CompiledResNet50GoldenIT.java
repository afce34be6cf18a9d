package dev.beagle.model.resnet50;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.beagle.config.Settings;
import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.onednn.Calibrated;
import dev.beagle.engine.onednn.Processor;
import dev.beagle.job.Pixels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.catalog.ModelCatalog;
import dev.beagle.model.catalog.ModelRequest;
import dev.beagle.worker.Engines;
import dev.beagle.worker.Supported;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The compiled network against figures computed elsewhere in float64. */
class CompiledResNet50GoldenIT {
  private static final List<Pixels> IMAGES =
      IntStream.range(0, 3).mapToObj(GoldenWeights::image).toList();

  private static final List<Pixels> OTHERS =
      IntStream.range(3, 6).mapToObj(GoldenWeights::image).toList();

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void float32GivesLogitsOfKeras(ResNet50Topology topology) throws IOException {
    assertLogits(topology, "float32", 1e-4);
  }

  @ParameterizedTest
  @EnumSource
  void bf16GivesThemAlmost(ResNet50Topology topology) throws IOException {
    assumeTrue(Processor.has("bf16"), "this processor has bf16");
    assertLogits(topology, "bf16", 2e-2);
  }

  /** Calibrated with other pictures; as near as bf16 has to be. */
  @ParameterizedTest
  @EnumSource
  void int8GivesThemAlmost(ResNet50Topology topology) throws IOException {
    assumeTrue(Processor.has("int8"), "this processor has VNNI");
    assertLogits(topology, "int8", 2e-2);
  }

  private void assertLogits(ResNet50Topology topology, String precision, double tolerance)
      throws IOException {
    float[][] rows = infer(topology, precision);
    List<?> golden = golden(topology);
    for (int k = 0; k < IMAGES.size(); k++) {
      List<?> figures = (List<?>) ((Map<?, ?>) golden.get(k)).get("logits_every_50th");
      double[] expected =
          figures.stream().mapToDouble(each -> ((BigDecimal) each).doubleValue()).toArray();
      float[] row = rows[k];
      double[] logits = IntStream.range(0, 20).mapToDouble(i -> Math.log(row[50 * i])).toArray();
      assertThat(relativeError(logits, expected)).as("image %d", k).isLessThan(tolerance);
    }
  }

  /** Of what a softmax leaves of logits: their distances from their mean. */
  private static double relativeError(double[] logits, double[] expected) {
    double shift = Arrays.stream(logits).sum() / 20 - Arrays.stream(expected).sum() / 20;
    double error = 0;
    double norm = 0;
    for (int i = 0; i < 20; i++) {
      error += Math.pow(logits[i] - shift - expected[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    return Math.sqrt(error / norm);
  }

  private float[][] infer(ResNet50Topology topology, String precision) {
    Path weights = directory.resolve("weights.h5");
    // The formula goes by the layers' names.
    String head = topology == ResNet50Topology.V1 ? "fc1000" : "probs";
    GoldenWeights.write(weights, topology, head, 1000);
    Settings settings =
        Settings.of(
            Map.of(
                "beagle.models.resnet50.weights",
                weights.toString(),
                "beagle.engine",
                "onednn",
                "beagle.engine.precision",
                precision));
    LoadedModel model =
        new ModelCatalog(settings.models(), Supported.WEIGHTS_FORMATS)
            .load(new ModelRequest("resnet50", false), (doing, part) -> {});
    if (precision.equals("int8")) {
      model = Calibrated.with(OTHERS, model);
    }
    try (InferenceEngine engine = new Engines(settings.engine()).open(model)) {
      assertThat(engine.precision()).isEqualTo(precision);
      return engine.infer(IMAGES);
    }
  }

  private static List<?> golden(ResNet50Topology topology) throws IOException {
    try (InputStream in =
        CompiledResNet50GoldenIT.class.getResourceAsStream("resnet50-golden.json")) {
      String key = topology.name().toLowerCase(Locale.ROOT);
      return (List<?>) JsonbBuilder.create().fromJson(in, Map.class).get(key);
    }
  }
}
