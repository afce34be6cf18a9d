package dev.beagle.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import dev.beagle.model.dl4j.TinyNetworks;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;

/** In each form that DL4J keeps the variance in, alone and with a convolution to be folded into. */
class BatchNormTest {
  private static final int SIZE = TinyNetworks.SIZE;

  @ParameterizedTest
  @CsvSource({
    "false, false, 1e-5", "false, false, 0.5", "false, true, 1e-5", "false, true, 0.5",
    "true, false, 1e-5", "true, false, 0.5", "true, true, 1e-5", "true, true, 0.5"
  })
  void agreesWithDl4j(boolean useLogStd, boolean folded, double eps) {
    byte[] rgb = new byte[3 * SIZE * SIZE];
    new Random(1).nextBytes(rgb);
    List<Pixels> images = List.of(new Pixels(SIZE, SIZE, rgb));
    ComputationGraph graph = graph(useLogStd, folded, eps);
    float[][] expected;
    try (InferenceEngine dl4j = TestEngines.dl4j(model(graph.clone()))) {
      expected = dl4j.infer(images);
    }
    try (InferenceEngine engine =
        TestEngines.onednn(model(graph), Precision.FLOAT32, Threads.exactly(1), 1)) {
      assertThat(engine.infer(images)[0]).containsExactly(expected[0], within(1e-5f));
    }
  }

  private static LoadedModel model(ComputationGraph graph) {
    NetworkInput input =
        new NetworkInput(
            SIZE,
            SIZE,
            Resize.STRETCH,
            ChannelOrder.RGB,
            List.of(100f, 120f, 140f),
            List.of(0.02f, 0.01f, 0.03f));
    return new LoadedModel(
        "tiny", "1", input, new Labels(List.of("a", "b", "c")), new Dl4jNetwork(graph));
  }

  private static ComputationGraph graph(boolean useLogStd, boolean folded, double eps) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder().seed(1).graphBuilder().addInputs("image");
    if (folded) {
      builder.addLayer("before", new ConvolutionLayer.Builder(3, 3).nOut(5).build(), "image");
    }
    BatchNormalization norm =
        new BatchNormalization.Builder().useLogStd(useLogStd).eps(eps).build();
    OutputLayer output = new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build();
    ComputationGraph graph =
        new ComputationGraph(
            builder
                .addLayer("norm", norm, folded ? "before" : "image")
                .addLayer("classes", output, "norm")
                .setOutputs("classes")
                .setInputTypes(InputType.convolutional(SIZE, SIZE, 3))
                .build());
    graph.init();
    RandomGraph.spread(graph);
    return graph;
  }
}
