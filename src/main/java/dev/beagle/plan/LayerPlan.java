package dev.beagle.plan;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the steps of one layer go.
 *
 * @param plan gets the steps
 * @param name the layer's
 * @param parameters the layer's, by DL4J's names; none for what has no parameters
 * @param vectors whether DL4J has vectors where it gives its output, and not images
 */
record LayerPlan(PlanBuilder plan, String name, Map<String, INDArray> parameters, boolean vectors) {

  Shape shape(int id) {
    return plan.shape(id);
  }

  /**
   * Adds a step.
   *
   * @return the id of its output
   */
  int add(Operation operation, Shape output, Integer... inputs) {
    return plan.add(name, operation, output, Arrays.asList(inputs));
  }

  /** Adds a function of each value. */
  int apply(Curve curve, int input) {
    return add(new Operation.Application(curve), shape(input), input);
  }

  /** Multiplies each value, then adds to it. */
  int scale(double factor, double summand, int input) {
    int channels = shape(input).channels();
    Weights weights = Weights.same(channels, (float) factor, (float) summand);
    return add(new Operation.Scaling(weights), shape(input), input);
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
    for (Curve curve : Curves.of(name, activation)) {
      output = apply(curve, output);
    }
    return output;
  }

  private int softmax(int input) {
    if (!vectors) {
      throw unsupported("a softmax over images, of which DL4J takes each row, is not compiled");
    }
    return add(new Operation.Softmax(), shape(input), input);
  }

  /** {@code x / (1 + |x|)}. */
  private int softSign(int input) {
    int divisor =
        apply(new Curve(Curve.Kind.LINEAR, 1, 1), apply(Curve.of(Curve.Kind.ABSOLUTE), input));
    int factor = apply(new Curve(Curve.Kind.POWER, 1, -1), divisor);
    return add(
        new Operation.Combination(Operation.Combination.Way.PRODUCT), shape(input), input, factor);
  }

  void requireChannelsFirst(CNN2DFormat format) {
    if (format != CNN2DFormat.NCHW) {
      throw unsupported("channels that come last are not compiled");
    }
  }

  UnsupportedLayerException unsupported(String reason) {
    return new UnsupportedLayerException(name, reason);
  }
}
