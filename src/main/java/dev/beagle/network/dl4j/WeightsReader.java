package dev.beagle.network.dl4j;

import dev.beagle.network.Weights;
import java.util.Map;
import org.deeplearning4j.nn.params.SeparableConvolutionParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes weights out of DL4J's arrays, into [output, input, height, width]. */
final class WeightsReader {
  private static final String WEIGHTS = "W";
  private static final String BIAS = "b";

  private WeightsReader() {}

  /** DL4J has that order too. */
  static Weights convolution(Map<String, INDArray> parameters) {
    return weights(parameters.get(WEIGHTS), parameters.get(BIAS));
  }

  /** DL4J has [input, output]. */
  static Weights dense(Map<String, INDArray> parameters) {
    return weights(parameters.get(WEIGHTS).transpose(), parameters.get(BIAS));
  }

  /** DL4J has [input, output, height, width]. */
  static Weights deconvolution(Map<String, INDArray> parameters) {
    return weights(parameters.get(WEIGHTS).permute(1, 0, 2, 3), parameters.get(BIAS));
  }

  /** DL4J has [height, width, input, multiplier]; outputs of the same input are neighbours. */
  static Weights depthwise(Map<String, INDArray> parameters) {
    INDArray values = parameters.get(WEIGHTS).permute(2, 3, 0, 1);
    return weights(values, outputs(values), parameters.get(BIAS));
  }

  /** The first half of a separable convolution; DL4J has [multiplier, input, height, width]. */
  static Weights eachChannel(Map<String, INDArray> parameters) {
    String name = SeparableConvolutionParamInitializer.DEPTH_WISE_WEIGHT_KEY;
    INDArray values = parameters.get(name).permute(1, 0, 2, 3);
    return weights(values, outputs(values), null);
  }

  /** The second half of a separable convolution. */
  static Weights pointwise(Map<String, INDArray> parameters) {
    String name = SeparableConvolutionParamInitializer.POINT_WISE_WEIGHT_KEY;
    return weights(parameters.get(name), parameters.get(BIAS));
  }

  /** Values as they are, without a bias. */
  static Weights plain(INDArray values) {
    return weights(values, 0, null);
  }

  private static int outputs(INDArray eachChannel) {
    return (int) (eachChannel.size(0) * eachChannel.size(1));
  }

  private static Weights weights(INDArray values, INDArray bias) {
    return weights(values, (int) values.size(0), bias);
  }

  private static Weights weights(INDArray values, int outputs, INDArray bias) {
    float[] biases = bias == null ? new float[outputs] : bias.dup().toFloatVector();
    try (INDArray inOrder = values.dup('c')) {
      return new Weights(inOrder.data().asFloat(), biases);
    }
  }
}
