package dev.beagle.model.dl4j;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.model.NetworkInput;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Checks that a network fits its description before it serves jobs. */
final class NetworkCheck {
  private final String model;
  private final ComputationGraph graph;

  private NetworkCheck(String model, ComputationGraph graph) {
    this.model = model;
    this.graph = graph;
  }

  /**
   * Runs a network once.
   *
   * @throws BeagleException {@code model_not_ready} if it does not take such an input, or if its
   *     output is not a softmax over as many classes as there are labels
   */
  static void run(String model, ComputationGraph graph, NetworkInput input, int labels) {
    new NetworkCheck(model, graph).run(input, labels);
  }

  private void run(NetworkInput input, int labels) {
    if (graph.getNumInputArrays() != 1 || graph.getNumOutputArrays() != 1) {
      throw unfit(
          "has %d inputs and %d outputs, but must have one of each"
              .formatted(graph.getNumInputArrays(), graph.getNumOutputArrays()),
          null);
    }
    long[] shape = outputShape(input);
    if (shape.length != 2 || shape[0] != 1) {
      throw unfit(
          "gives %s for one image, but must give [1, classes]".formatted(Arrays.toString(shape)),
          null);
    }
    requireClasses(model, shape[1], labels);
    requireSoftmax(graph.getConfiguration().getNetworkOutputs().get(0));
  }

  /**
   * @throws BeagleException {@code model_not_ready} if the two differ
   */
  static void requireClasses(String model, long classes, int labels) {
    if (classes != labels) {
      throw unfit(
          model,
          "tells %d classes apart, but there are %d labels".formatted(classes, labels),
          null);
    }
  }

  private long[] outputShape(NetworkInput input) {
    try (INDArray grey = Nd4j.zeros(1, NetworkInput.CHANNELS, input.height(), input.width());
        INDArray output = graph.outputSingle(grey)) {
      return output.shape();
    } catch (RuntimeException e) {
      throw unfit(
          "does not take an input [images, %d, %d, %d] (%s)"
              .formatted(NetworkInput.CHANNELS, input.height(), input.width(), e.getMessage()),
          e);
    }
  }

  private void requireSoftmax(String output) {
    Layer layer =
        graph.getVertex(output).hasLayer() ? graph.getLayer(output).conf().getLayer() : null;
    IActivation activation = activation(layer);
    if (layer instanceof LossLayer && activation instanceof ActivationIdentity) {
      // DL4J's zoo ends networks in a softmax, and then a loss that does nothing to it.
      Map<String, List<String>> inputs = graph.getConfiguration().getVertexInputs();
      requireSoftmax(inputs.getOrDefault(output, List.of()).get(0));
      return;
    }
    if (!(activation instanceof ActivationSoftmax)) {
      throw unfit("must end in a softmax, and %s has %s".formatted(output, activation), null);
    }
  }

  private static @Nullable IActivation activation(@Nullable Layer layer) {
    if (layer instanceof ActivationLayer plain) {
      return plain.getActivationFn();
    }
    return layer instanceof BaseLayer withActivation ? withActivation.getActivationFn() : null;
  }

  private BeagleException unfit(String reason, @Nullable Throwable cause) {
    return unfit(model, reason, cause);
  }

  private static BeagleException unfit(String model, String reason, @Nullable Throwable cause) {
    return new BeagleException(
        ErrorCode.MODEL_NOT_READY, "The network of model %s %s.".formatted(model, reason), cause);
  }
}
