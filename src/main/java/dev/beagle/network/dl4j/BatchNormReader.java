package dev.beagle.network.dl4j;

import dev.beagle.network.Operation.ChannelAffine;
import dev.beagle.network.Weights;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A batch norm after training is {@code gamma * (x - mean) / sqrt(variance + eps) + beta}: Ioffe
 * and Szegedy, "Batch Normalization" (2015).
 */
final class BatchNormReader {
  private BatchNormReader() {}

  static ChannelAffine read(
      BatchNormalization batchNorm, Map<String, INDArray> parameters, int channels) {
    float[] mean = values(parameters, BatchNormalizationParamInitializer.GLOBAL_MEAN);
    double[] variance = variance(parameters);
    float[] gamma = constant(batchNorm.getGamma(), channels);
    float[] beta = constant(batchNorm.getBeta(), channels);
    if (!batchNorm.isLockGammaBeta()) {
      gamma = values(parameters, BatchNormalizationParamInitializer.GAMMA);
      beta = values(parameters, BatchNormalizationParamInitializer.BETA);
    }
    float[] factor = new float[channels];
    float[] shift = new float[channels];
    for (int c = 0; c < channels; c++) {
      factor[c] = (float) (gamma[c] / Math.sqrt(variance[c] + batchNorm.getEps()));
      shift[c] = beta[c] - mean[c] * factor[c];
    }
    return new ChannelAffine(new Weights(factor, shift));
  }

  /** DL4J has either the variance or the decimal logarithm of its square root. */
  private static double[] variance(Map<String, INDArray> parameters) {
    if (parameters.containsKey(BatchNormalizationParamInitializer.GLOBAL_VAR)) {
      return parameters.get(BatchNormalizationParamInitializer.GLOBAL_VAR).dup().toDoubleVector();
    }
    double[] logs =
        parameters.get(BatchNormalizationParamInitializer.GLOBAL_LOG_STD).dup().toDoubleVector();
    return Arrays.stream(logs).map(log -> Math.pow(10, 2 * log)).toArray();
  }

  private static float[] values(Map<String, INDArray> parameters, String name) {
    return parameters.get(name).dup().toFloatVector();
  }

  private static float[] constant(double value, int channels) {
    float[] values = new float[channels];
    Arrays.fill(values, (float) value);
    return values;
  }
}
