package dev.beagle.model.dl4j;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import dev.beagle.job.Resize;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.NetworkInput;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** SqueezeNet and Darknet19 of DL4J's zoo end in a softmax, and then a loss layer. */
class NetworkCheckTest {

  @Test
  void takesLossThatFollowsSoftmax() {
    assertThatCode(() -> check(Activation.SOFTMAX)).doesNotThrowAnyException();
  }

  @Test
  void refusesLossThatFollowsAnythingElse() {
    assertThatThrownBy(() -> check(Activation.RELU))
        .isInstanceOf(BeagleException.class)
        .hasMessageContainingAll("must end in a softmax", "last has relu");
  }

  private static void check(Activation activation) {
    NetworkInput input =
        new NetworkInput(
            TinyNetworks.SIZE,
            TinyNetworks.SIZE,
            Resize.STRETCH,
            ChannelOrder.RGB,
            List.of(0f, 0f, 0f),
            List.of(1f, 1f, 1f));
    NetworkCheck.run("tiny", graph(activation), input, 3);
  }

  private static ComputationGraph graph(Activation activation) {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("image")
                .addLayer("mean", new GlobalPoolingLayer(), "image")
                .addLayer("last", new ActivationLayer(activation), "mean")
                .addLayer("loss", new LossLayer.Builder().build(), "last")
                .setOutputs("loss")
                .setInputTypes(InputType.convolutional(TinyNetworks.SIZE, TinyNetworks.SIZE, 3))
                .build());
    graph.init();
    return graph;
  }
}
