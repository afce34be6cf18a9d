package dev.beagle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Resize;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.TinyNetworks;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class EnginesTest {

  @Test
  void compilesWhatItCan() {
    assertThat(engineOf(Map.of(), TinyNetworks.channelMeans(1))).isEqualTo("onednn");
  }

  @Test
  void takesDl4jWhereThatIsAskedFor() {
    assertThat(engineOf(Map.of("beagle.engine", "dl4j"), TinyNetworks.channelMeans(1)))
        .isEqualTo("dl4j");
  }

  @Test
  void runsOnDl4jWhatCannotBeCompiled() {
    assertThat(engineOf(Map.of(), upsampling())).isEqualTo("dl4j");
  }

  @Test
  void namesTheLayerWhereOnlyCompilingIsAllowed() {
    Engines engines = new Engines(Settings.of(Map.of("beagle.engine", "onednn")));
    LoadedModel model = model(upsampling());
    assertThatThrownBy(() -> engines.open(model))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_NOT_READY))
        .hasMessageContainingAll("tiny", "Layer larger", "Upsampling2D", "beagle.engine");
    assertThat(model.graph().params().wasClosed()).isTrue();
  }

  private static String engineOf(Map<String, String> settings, ComputationGraph graph) {
    try (InferenceEngine engine = new Engines(Settings.of(settings)).open(model(graph))) {
      return engine.name();
    }
  }

  private static LoadedModel model(ComputationGraph graph) {
    int size = TinyNetworks.SIZE;
    NetworkInput input =
        new NetworkInput(
            size, size, Resize.STRETCH, ChannelOrder.RGB, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    return new LoadedModel("tiny", "1", input, new Labels(List.of("a", "b", "c")), graph);
  }

  private static ComputationGraph upsampling() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("image")
                .addLayer("larger", new Upsampling2D.Builder(2).build(), "image")
                .addLayer("mean", new GlobalPoolingLayer(), "larger")
                .addLayer(
                    "classes",
                    new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build(),
                    "mean")
                .setOutputs("classes")
                .setInputTypes(InputType.convolutional(TinyNetworks.SIZE, TinyNetworks.SIZE, 3))
                .build());
    graph.init();
    return graph;
  }
}
