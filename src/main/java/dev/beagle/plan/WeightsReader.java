package dev.beagle.plan;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes weights out of DL4J's arrays. */
final class WeightsReader {
  private static final String WEIGHTS = "W";
  private static final String BIAS = "b";

  private WeightsReader() {}

  /** DL4J has [output, input, height, width] too. */
  static Weights convolution(Map<String, INDArray> parameters) {
    INDArray weights = parameters.get(WEIGHTS);
    return weights(weights, (int) weights.size(0), parameters);
  }

  /** DL4J has [input, output]. */
  static Weights dense(Map<String, INDArray> parameters) {
    INDArray weights = parameters.get(WEIGHTS);
    return weights(weights.transpose(), (int) weights.size(1), parameters);
  }

  private static Weights weights(INDArray values, int outputs, Map<String, INDArray> parameters) {
    INDArray bias = parameters.get(BIAS);
    float[] biases = bias == null ? new float[outputs] : bias.dup().toFloatVector();
    try (INDArray inOrder = values.dup('c')) {
      return new Weights(inOrder.data().asFloat(), biases);
    }
  }
}
