package dev.beagle.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.onednn.program.Precision;
import dev.beagle.engine.onednn.program.Threads;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.dl4j.Dl4jNetwork;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.zoo.ZooModel;
import org.deeplearning4j.zoo.model.AlexNet;
import org.deeplearning4j.zoo.model.Darknet19;
import org.deeplearning4j.zoo.model.FaceNetNN4Small2;
import org.deeplearning4j.zoo.model.InceptionResNetV1;
import org.deeplearning4j.zoo.model.LeNet;
import org.deeplearning4j.zoo.model.ResNet50;
import org.deeplearning4j.zoo.model.SimpleCNN;
import org.deeplearning4j.zoo.model.SqueezeNet;
import org.deeplearning4j.zoo.model.VGG16;
import org.deeplearning4j.zoo.model.VGG19;
import org.deeplearning4j.zoo.model.Xception;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All classifiers of DL4J's zoo are compiled, with the same output as DL4J's. NASNet is left out:
 * DL4J itself cannot initialise it.
 */
class ZooNetworksIT {
  private static final int CLASSES = 10;

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(
            "LeNet", 28, LeNet.builder().inputShape(shape(28)).numClasses(CLASSES).build()),
        Arguments.of(
            "SimpleCNN", 48, SimpleCNN.builder().inputShape(shape(48)).numClasses(CLASSES).build()),
        Arguments.of("AlexNet", 224, AlexNet.builder().numClasses(CLASSES).build()),
        Arguments.of(
            "VGG16", 64, VGG16.builder().inputShape(shape(64)).numClasses(CLASSES).build()),
        Arguments.of(
            "VGG19", 64, VGG19.builder().inputShape(shape(64)).numClasses(CLASSES).build()),
        Arguments.of(
            "Darknet19", 64, Darknet19.builder().inputShape(shape(64)).numClasses(CLASSES).build()),
        Arguments.of(
            "ResNet50", 160, ResNet50.builder().inputShape(shape(160)).numClasses(CLASSES).build()),
        Arguments.of(
            "SqueezeNet",
            67,
            SqueezeNet.builder().inputShape(shape(67)).numClasses(CLASSES).build()),
        Arguments.of(
            "Xception", 75, Xception.builder().inputShape(shape(75)).numClasses(CLASSES).build()),
        Arguments.of(
            "InceptionResNetV1",
            96,
            InceptionResNetV1.builder().inputShape(shape(96)).numClasses(CLASSES).build()),
        Arguments.of(
            "FaceNetNN4Small2",
            96,
            FaceNetNN4Small2.builder().inputShape(shape(96)).numClasses(CLASSES).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void givesWhatDl4jGives(String name, int size, ZooModel<?> network) {
    List<Pixels> images = images(size);
    float[][] expected;
    ComputationGraph graph = graph(network.init());
    try (InferenceEngine dl4j = TestEngines.dl4j(model(name, size, graph.clone()))) {
      expected = dl4j.infer(images);
    }
    try (InferenceEngine engine =
        TestEngines.onednn(model(name, size, graph), Precision.FLOAT32, Threads.exactly(2), 2)) {
      float[][] rows = engine.infer(images);
      for (int i = 0; i < images.size(); i++) {
        assertThat(rows[i]).as("image %d", i).containsExactly(expected[i], within(1e-4f));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void givesAlmostSameInEightBits(String name, int size, ZooModel<?> network) {
    assumeTrue(Precision.INT8.isAvailable(), "this processor has VNNI");
    List<Pixels> images = images(size);
    float[][] expected;
    ComputationGraph graph = graph(network.init());
    LoadedModel model = Calibrated.with(images, model(name, size, graph));
    try (InferenceEngine engine =
        TestEngines.onednn(
            model(name, size, graph.clone()), Precision.FLOAT32, Threads.exactly(2), 2)) {
      expected = engine.infer(images);
    }
    try (InferenceEngine engine =
        TestEngines.onednn(model, Precision.INT8, Threads.exactly(2), 2)) {
      float[][] rows = engine.infer(images);
      for (int i = 0; i < images.size(); i++) {
        assertThat(rows[i]).as("image %d", i).containsExactly(expected[i], within(0.05f));
      }
    }
  }

  private static ComputationGraph graph(Model network) {
    ComputationGraph graph =
        network instanceof MultiLayerNetwork layers
            ? layers.toComputationGraph()
            : (ComputationGraph) network;
    RandomGraph.spread(graph);
    calm(graph);
    return graph;
  }

  /**
   * Makes the weights of deep networks small. Otherwise rounding errors would grow from layer to
   * layer, until DL4J in float32 differs from DL4J in float64 by two hundredths.
   */
  private static void calm(ComputationGraph graph) {
    boolean deep = graph.getLayers().length > 100;
    for (Layer layer : graph.getLayers()) {
      INDArray weights = layer.paramTable().get("W");
      if (deep && weights != null && weights.rank() == 4) {
        double inputs = (double) weights.length() / weights.size(0);
        weights.muli(Math.sqrt(0.5 / inputs) / weights.stdNumber().doubleValue());
      }
    }
  }

  private static LoadedModel model(String name, int size, ComputationGraph graph) {
    NetworkInput input =
        new NetworkInput(
            size,
            size,
            Resize.STRETCH,
            ChannelOrder.RGB,
            List.of(127.5f, 127.5f, 127.5f),
            List.of(0.02f, 0.02f, 0.02f));
    List<String> labels = IntStream.range(0, CLASSES).mapToObj(i -> "class " + i).toList();
    return new LoadedModel(name, "1", input, new Labels(labels), new Dl4jNetwork(graph));
  }

  private static List<Pixels> images(int size) {
    Random random = new Random(size);
    return IntStream.range(0, 3)
        .mapToObj(
            i -> {
              byte[] rgb = new byte[3 * size * size];
              random.nextBytes(rgb);
              return new Pixels(size, size, rgb);
            })
        .toList();
  }

  private static int[] shape(int size) {
    return new int[] {3, size, size};
  }
}
