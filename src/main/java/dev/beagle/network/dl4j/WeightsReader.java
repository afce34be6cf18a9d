package dev.beagle.network.dl4j;

import dev.beagle.network.Weights;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.params.SeparableConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads DL4J's weights, into the order [output, input, height, width]. */
final class WeightsReader {
  private static final String WEIGHTS = "W";
  private static final String BIAS = "b";

  private WeightsReader() {}

  /** DL4J has that order too. */
  static Weights convolution(Map<String, INDArray> parameters) {
    return weights(get(parameters, WEIGHTS), parameters.get(BIAS));
  }

  /** DL4J has [input, output]. */
  static Weights dense(Map<String, INDArray> parameters) {
    return weights(get(parameters, WEIGHTS).transpose(), parameters.get(BIAS));
  }

  /** DL4J has [input, output, height, width]. */
  static Weights deconvolution(Map<String, INDArray> parameters) {
    return weights(get(parameters, WEIGHTS).permute(1, 0, 2, 3), parameters.get(BIAS));
  }

  /** DL4J has [height, width, input, multiplier]; outputs of the same input are neighbours. */
  static Weights depthwise(Map<String, INDArray> parameters) {
    INDArray values = get(parameters, WEIGHTS).permute(2, 3, 0, 1);
    return weights(values, outputs(values), parameters.get(BIAS));
  }

  /** The first half of a separable convolution; DL4J has [multiplier, input, height, width]. */
  static Weights eachChannel(Map<String, INDArray> parameters) {
    String name = SeparableConvolutionParamInitializer.DEPTH_WISE_WEIGHT_KEY;
    INDArray values = get(parameters, name).permute(1, 0, 2, 3);
    return weights(values, outputs(values), null);
  }

  /** The second half of a separable convolution. */
  static Weights pointwise(Map<String, INDArray> parameters) {
    String name = SeparableConvolutionParamInitializer.POINT_WISE_WEIGHT_KEY;
    return weights(get(parameters, name), parameters.get(BIAS));
  }

  /** Values as they are, without a bias. */
  static Weights plain(INDArray values) {
    return weights(values, 0, null);
  }

  /** A layer's parameter, which there must be. */
  static INDArray get(Map<String, INDArray> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }

  private static int outputs(INDArray eachChannel) {
    return (int) (eachChannel.size(0) * eachChannel.size(1));
  }

  private static Weights weights(INDArray values, @Nullable INDArray bias) {
    return weights(values, (int) values.size(0), bias);
  }

  private static Weights weights(INDArray values, int outputs, @Nullable INDArray bias) {
    float[] biases = bias == null ? new float[outputs] : bias.dup().toFloatVector();
    try (INDArray inOrder = values.dup('c')) {
      return new Weights(inOrder.data().asFloat(), biases);
    }
  }
}
