package dev.beagle.model.resnet50;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.beagle.config.Settings;
import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.UnsupportedModelException;
import dev.beagle.engine.dl4j.Dl4jProvider;
import dev.beagle.job.Pixels;
import dev.beagle.job.Prediction;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.catalog.ModelCatalog;
import dev.beagle.model.catalog.ModelRequest;
import dev.beagle.model.dl4j.Dl4jNetwork;
import dev.beagle.worker.Supported;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The whole way from a Keras file to predictions, against figures computed elsewhere. */
class ResNet50GoldenIT {
  private static final double PROBABILITY_TOLERANCE = 1e-4;
  private static final double LOGIT_TOLERANCE = 1e-3;

  private static final List<Pixels> IMAGES =
      IntStream.range(0, 3).mapToObj(GoldenWeights::image).toList();

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"V1, fc1000", "V2, probs"})
  void predictsWhatKerasPredicts(ResNet50Topology topology, String head)
      throws IOException, UnsupportedModelException {
    Path weights = directory.resolve("weights.h5");
    GoldenWeights.write(weights, topology, head, 1000);
    List<?> golden = golden(topology);
    LoadedModel model =
        load("resnet50", Map.of("beagle.models.resnet50.weights", weights.toString()));
    try (InferenceEngine engine = new Dl4jProvider().open(model)) {
      float[][] rows = engine.infer(IMAGES);
      float[][] logits = logits(model);
      for (int k = 0; k < IMAGES.size(); k++) {
        Map<?, ?> expected = (Map<?, ?>) golden.get(k);
        assertTopFive(model.labels(), rows[k], (List<?>) expected.get("top5"));
        assertLogits(logits[k], (List<?>) expected.get("logits_every_50th"));
      }
    }
  }

  /** A network fine-tuned to three classes, under a name of its own for the dense layer. */
  @Test
  void servesFineTunedNetworkOfUser() throws IOException, UnsupportedModelException {
    GoldenWeights.write(directory.resolve("mine.h5"), ResNet50Topology.V2, "dense_7", 3);
    Files.writeString(directory.resolve("labels.txt"), "cat\ndog\nneither\n");
    Files.writeString(
        directory.resolve("mine.json"),
        """
        {
          "name": "mine", "version": "1", "format": "resnet50-h5",
          "weights": "mine.h5", "labels": "labels.txt",
          "input": {
            "width": 160, "height": 128, "resize": "stretch", "channels": "bgr",
            "mean": [103.939, 116.779, 123.68]
          }
        }
        """);
    LoadedModel model = load("mine", Map.of("beagle.models.dir", directory.toString()));
    try (InferenceEngine engine = new Dl4jProvider().open(model)) {
      float[][] rows = engine.infer(List.of(new Pixels(160, 128, new byte[160 * 128 * 3])));
      assertThat(model.labels().top(rows[0], 5))
          .extracting(Prediction::label)
          .containsExactlyInAnyOrder("cat", "dog", "neither");
    }
  }

  private static LoadedModel load(String name, Map<String, String> settings) {
    ModelCatalog catalog =
        new ModelCatalog(Settings.of(settings).models(), Supported.WEIGHTS_FORMATS);
    return catalog.load(new ModelRequest(name, false), (doing, part) -> {});
  }

  private static List<?> golden(ResNet50Topology topology) throws IOException {
    try (InputStream in = ResNet50GoldenIT.class.getResourceAsStream("resnet50-golden.json")) {
      String key = topology.name().toLowerCase(Locale.ROOT);
      return (List<?>) JsonbBuilder.create().fromJson(in, Map.class).get(key);
    }
  }

  private static void assertTopFive(Labels labels, float[] row, List<?> expected) {
    List<Prediction> top = labels.top(row, 5);
    assertThat(expected).hasSize(5);
    for (int i = 0; i < 5; i++) {
      Map<?, ?> prediction = (Map<?, ?>) expected.get(i);
      int index = (int) number(prediction.get("index"));
      assertThat(top.get(i).label()).isEqualTo(labels.names().get(index));
      assertThat(top.get(i).probability())
          .isCloseTo(number(prediction.get("probability")), within(PROBABILITY_TOLERANCE));
    }
  }

  private static void assertLogits(float[] logits, List<?> expected) {
    assertThat(expected).hasSize(20);
    for (int i = 0; i < 20; i++) {
      double right = number(expected.get(i));
      assertThat((double) logits[50 * i])
          .isCloseTo(right, within(LOGIT_TOLERANCE * Math.abs(right)));
    }
  }

  /** The same network without its softmax. */
  private static float[][] logits(LoadedModel model) {
    ComputationGraph graph = ((Dl4jNetwork) model.network()).graph();
    OutputLayer head = (OutputLayer) graph.getLayer(ResNet50.HEAD).conf().getLayer();
    head.setActivationFn(new ActivationIdentity());
    INDArray input = Nd4j.create(IMAGES.size(), 3, 224, 224);
    for (int k = 0; k < IMAGES.size(); k++) {
      input.putSlice(k, values(IMAGES.get(k)));
    }
    return graph.outputSingle(input).toFloatMatrix();
  }

  /** Blue, green, red, each less its mean: [3, 224, 224]. */
  private static INDArray values(Pixels pixels) {
    double[] mean = {103.939, 116.779, 123.68};
    float[] values = new float[3 * 224 * 224];
    for (int i = 0; i < values.length; i++) {
      int channel = i / (224 * 224);
      int level = pixels.rgb()[i % (224 * 224) * 3 + 2 - channel] & 0xff;
      values[i] = (float) (level - mean[channel]);
    }
    return Nd4j.createFromArray(values).reshape(3, 224, 224);
  }

  private static double number(Object value) {
    return ((BigDecimal) value).doubleValue();
  }
}
