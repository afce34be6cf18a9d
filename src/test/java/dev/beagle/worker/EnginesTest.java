package dev.beagle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.config.Settings;
import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.onednn.Calibrated;
import dev.beagle.engine.onednn.OneDnnProvider;
import dev.beagle.engine.onednn.Processor;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import dev.beagle.model.Calibration;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.dl4j.Dl4jNetwork;
import dev.beagle.model.dl4j.TinyNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationReLU;

class EnginesTest {
  private static final Map<String, String> INT8 = Map.of("beagle.engine.precision", "int8");

  @Test
  void autoCompilesIfItCan() {
    assertThat(engineOf(Map.of(), TinyNetworks.channelMeans(1))).isEqualTo("onednn");
  }

  @Test
  void dl4jIsTakenIfChosen() {
    assertThat(engineOf(Map.of("beagle.engine", "dl4j"), TinyNetworks.channelMeans(1)))
        .isEqualTo("dl4j");
  }

  static Stream<Arguments> notCompiled() {
    ActivationGELU precise = new ActivationGELU(true);
    return Stream.of(
        Arguments.of(
            layer(new LocallyConnected2D.Builder().kernelSize(2, 2).nOut(2).build()),
            "LocallyConnected2D"),
        Arguments.of(layer(new ActivationLayer(precise)), "activation gelu"),
        Arguments.of(layer(new ActivationLayer(new ActivationReLU(null, 0.5, 0.0))), "threshold"),
        Arguments.of(layer(new ActivationLayer(Activation.SOFTMAX)), "softmax over images"),
        Arguments.of(
            layer(new DenseLayer.Builder().nOut(4).hasLayerNorm(true).build()),
            "layer normalization"),
        Arguments.of(vertex(new PoolHelperVertex()), "PoolHelperVertex"),
        Arguments.of(vertex(new L2NormalizeVertex()), "only vectors"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("notCompiled")
  void autoFallsBackToDl4jAndNamesLayerOnce(ComputationGraph graph, String reason) {
    List<String> messages = messages(() -> assertThat(engineOf(Map.of(), graph)).isEqualTo("dl4j"));
    assertThat(messages).singleElement().asString().contains("tiny", "dl4j", "Layer odd", reason);
  }

  @Test
  void onednnAloneRefusesAndNamesLayer() {
    Engines engines = new Engines(Settings.of(Map.of("beagle.engine", "onednn")).engine());
    LoadedModel model = model(vertex(new PoolHelperVertex()));
    assertThatThrownBy(() -> engines.open(model))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_NOT_READY))
        .hasMessageContainingAll("tiny", "Layer odd", "PoolHelperVertex", "beagle.engine");
    assertThat(((Dl4jNetwork) model.network()).graph().params().wasClosed()).isTrue();
  }

  @Test
  void calibratedModelRunsInInt8() {
    Assumptions.assumeTrue(Processor.has("int8"), "this processor has VNNI");
    Pixels black = new Pixels(TinyNetworks.SIZE, TinyNetworks.SIZE, new byte[192]);
    LoadedModel model = Calibrated.with(List.of(black), model(TinyNetworks.channelMeans(1)));
    assertThat(messages(INT8, model, "int8")).isEmpty();
  }

  @Test
  void missingCalibrationIsLoggedOnce() {
    String instead = Processor.fastestPrecision();
    assertThat(messages(INT8, model(TinyNetworks.channelMeans(1)), instead))
        .filteredOn(message -> message.contains("int8"))
        .singleElement()
        .asString()
        .contains("tiny", instead, "not calibrated", "README");
  }

  /** The calibration of a network that was changed and by chance has the same weights, for one. */
  @Test
  void calibrationOfOtherLayersIsLoggedOnce() {
    Assumptions.assumeTrue(Processor.has("int8"), "this processor has VNNI");
    LoadedModel model =
        model(TinyNetworks.channelMeans(1))
            .calibrated(1, List.of(new Calibration.Range("elsewhere", 0, 1)));
    String instead = Processor.fastestPrecision();
    assertThat(messages(INT8, model, instead))
        .filteredOn(message -> message.contains("int8"))
        .singleElement()
        .asString()
        .contains("tiny", instead, "other layers");
  }

  /** The log messages while a model is opened, which must run in some precision. */
  private static List<String> messages(
      Map<String, String> settings, LoadedModel model, String precision) {
    return messages(
        () -> {
          try (InferenceEngine engine = new Engines(Settings.of(settings).engine()).open(model)) {
            assertThat(engine.precision()).isEqualTo(precision);
          }
        });
  }

  private static List<String> messages(Runnable work) {
    List<String> messages = new ArrayList<>();
    List<Logger> logs =
        List.of(
            Logger.getLogger(Engines.class.getName()),
            Logger.getLogger(OneDnnProvider.class.getName()));
    Handler handler = new MessageCollector(messages);
    logs.forEach(log -> log.addHandler(handler));
    try {
      work.run();
    } finally {
      logs.forEach(log -> log.removeHandler(handler));
    }
    return messages;
  }

  private static String engineOf(Map<String, String> settings, ComputationGraph graph) {
    try (InferenceEngine engine = new Engines(Settings.of(settings).engine()).open(model(graph))) {
      return engine.name();
    }
  }

  private static LoadedModel model(ComputationGraph graph) {
    int size = TinyNetworks.SIZE;
    NetworkInput input =
        new NetworkInput(
            size, size, Resize.STRETCH, ChannelOrder.RGB, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    return new LoadedModel(
        "tiny", "1", input, new Labels(List.of("a", "b", "c")), new Dl4jNetwork(graph));
  }

  private static ComputationGraph layer(Layer layer) {
    return graph(builder -> builder.addLayer("odd", layer, "image"));
  }

  private static ComputationGraph vertex(GraphVertex vertex) {
    return graph(builder -> builder.addVertex("odd", vertex, "image"));
  }

  /** A graph with one vertex between image and output. */
  private static ComputationGraph graph(UnaryOperator<GraphBuilder> odd) {
    GraphBuilder builder = new NeuralNetConfiguration.Builder().graphBuilder().addInputs("image");
    OutputLayer output = new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build();
    ComputationGraph graph =
        new ComputationGraph(
            odd.apply(builder)
                .addLayer("classes", output, "odd")
                .setOutputs("classes")
                .setInputTypes(InputType.convolutional(TinyNetworks.SIZE, TinyNetworks.SIZE, 3))
                .build());
    graph.init();
    return graph;
  }

  /** Keeps log messages as people would read them. */
  private static final class MessageCollector extends Handler {
    private final List<String> messages;

    MessageCollector(List<String> messages) {
      this.messages = messages;
    }

    @Override
    public void publish(LogRecord entry) {
      messages.add(new SimpleFormatter().formatMessage(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
