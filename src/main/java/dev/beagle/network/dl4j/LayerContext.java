package dev.beagle.network.dl4j;

import dev.beagle.network.Activation;
import dev.beagle.network.GraphBuilder;
import dev.beagle.network.Operation;
import dev.beagle.network.Shape;
import dev.beagle.network.UnsupportedLayerException;
import dev.beagle.network.Weights;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The layer being imported and the graph that receives its steps.
 *
 * @param name the layer's
 * @param parameters the layer's, by DL4J's names; empty if it has none
 * @param vectors whether the layer's output in DL4J is vectors, not images
 */
record LayerContext(
    GraphBuilder graph, String name, Map<String, INDArray> parameters, boolean vectors) {

  Shape shape(int id) {
    return graph.shape(id);
  }

  /**
   * Adds a step.
   *
   * @return the id of its output
   */
  int add(Operation operation, Shape output, Integer... inputs) {
    return graph.add(name, operation, output, Arrays.asList(inputs));
  }

  /** Adds a function of each value. */
  int apply(Activation activation, int input) {
    return add(new Operation.Elementwise(activation), shape(input), input);
  }

  /** Multiplies each value, then adds to it. */
  int scale(double factor, double summand, int input) {
    int channels = shape(input).channels();
    Weights weights = Weights.same(channels, (float) factor, (float) summand);
    return add(new Operation.ChannelAffine(weights), shape(input), input);
  }

  /** Adds an activation function. */
  int activate(IActivation activation, int input) {
    if (activation instanceof ActivationSoftmax) {
      return softmax(input);
    }
    if (activation instanceof ActivationSoftSign) {
      return softSign(input);
    }
    int output = input;
    for (Activation each : ActivationReader.of(name, activation)) {
      output = apply(each, output);
    }
    return output;
  }

  private int softmax(int input) {
    if (!vectors) {
      throw unsupported("a softmax over images, which DL4J applies to each row, is not supported");
    }
    return add(new Operation.Softmax(), shape(input), input);
  }

  /** {@code x / (1 + |x|)}. */
  private int softSign(int input) {
    int divisor =
        apply(
            new Activation(Activation.Function.LINEAR, 1, 1),
            apply(Activation.of(Activation.Function.ABSOLUTE), input));
    int factor = apply(new Activation(Activation.Function.POWER, 1, -1), divisor);
    return add(
        new Operation.Combination(Operation.Combination.Function.PRODUCT),
        shape(input),
        input,
        factor);
  }

  void requireChannelsFirst(CNN2DFormat format) {
    if (format != CNN2DFormat.NCHW) {
      throw unsupported("channels that come last are not supported");
    }
  }

  UnsupportedLayerException unsupported(String reason) {
    return new UnsupportedLayerException(name, reason);
  }
}
