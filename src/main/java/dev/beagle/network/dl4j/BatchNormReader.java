package dev.beagle.network.dl4j;

import dev.beagle.network.Operation.ChannelAffine;
import dev.beagle.network.Weights;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads a batch norm. After training it is {@code gamma * (x - mean) / sqrt(variance + eps) +
 * beta}: Ioffe and Szegedy, "Batch Normalization" (2015).
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
    INDArray variance = parameters.get(BatchNormalizationParamInitializer.GLOBAL_VAR);
    if (variance != null) {
      return variance.dup().toDoubleVector();
    }
    double[] logs =
        WeightsReader.get(parameters, BatchNormalizationParamInitializer.GLOBAL_LOG_STD)
            .dup()
            .toDoubleVector();
    return Arrays.stream(logs).map(log -> Math.pow(10, 2 * log)).toArray();
  }

  private static float[] values(Map<String, INDArray> parameters, String name) {
    return WeightsReader.get(parameters, name).dup().toFloatVector();
  }

  private static float[] constant(double value, int channels) {
    float[] values = new float[channels];
    Arrays.fill(values, (float) value);
    return values;
  }
}
