package dev.beagle.benchmark.engine;

import dev.beagle.network.Weights;
import java.util.List;
import java.util.Map;

/**
 * Quantizes the values of an ONNX graph to 8 bits: values between operators to 0 to 255 with a zero
 * point, weights to -127 to 127 by output channel. ONNX Runtime recommends this for processors with
 * VNNI.
 */
final class OnnxBytes {
  private static final int HIGHEST = 255;
  private static final int HIGHEST_WEIGHT = 127;

  private final OnnxNodes nodes;
  private final Map<Integer, OnnxFile.Extremes> extremes;

  OnnxBytes(OnnxNodes nodes, Map<Integer, OnnxFile.Extremes> extremes) {
    this.nodes = nodes;
    this.extremes = extremes;
  }

  /** The name of the rounded values. */
  static String rounded(String name) {
    return name + "_rounded";
  }

  /**
   * Rounds values in the range of a step's output.
   *
   * @return the new name
   */
  String round(String name, int id) {
    return round(name, extremes.get(id));
  }

  /**
   * Rounds the values that another step's output is then added to. Their range was not measured;
   * the two ranges together are near enough, since the range makes no difference to the speed.
   */
  String roundPart(String name, int sum, int other) {
    float reach = extremes.get(sum).highest() + extremes.get(other).highest();
    return round(name, new OnnxFile.Extremes(-reach, reach));
  }

  private String round(String name, OnnxFile.Extremes range) {
    float scale = scale(range);
    int zero = Math.round(-range.lowest() / scale);
    String scaleName = nodes.weights(new float[] {scale});
    String zeroName = nodes.unsigned(zero);
    nodes.add("QuantizeLinear", List.of(name, scaleName, zeroName), name + "_bytes");
    nodes.add("DequantizeLinear", List.of(name + "_bytes", scaleName, zeroName), rounded(name));
    return rounded(name);
  }

  private static float scale(OnnxFile.Extremes range) {
    return (range.highest() - range.lowest()) / HIGHEST;
  }

  /**
   * Weights in 8 bits, and a bias in 32.
   *
   * @param input the step whose output they are multiplied with
   * @return the names of both
   */
  List<String> weights(Weights weights, int input, long... dimensions) {
    float[] from = weights.values();
    int outputs = weights.outputs();
    int each = from.length / outputs;
    byte[] values = new byte[from.length];
    int[] bias = new int[outputs];
    float[] scales = new float[outputs];
    float[] biasScales = new float[outputs];
    for (int channel = 0; channel < outputs; channel++) {
      float largest = Float.MIN_NORMAL;
      for (int i = channel * each; i < (channel + 1) * each; i++) {
        largest = Math.max(largest, Math.abs(from[i]));
      }
      scales[channel] = largest / HIGHEST_WEIGHT;
      biasScales[channel] = scales[channel] * scale(extremes.get(input));
      for (int i = channel * each; i < (channel + 1) * each; i++) {
        values[i] = (byte) Math.round(from[i] / scales[channel]);
      }
      bias[channel] = Math.round(weights.bias()[channel] / biasScales[channel]);
    }
    String valuesName = nodes.signed(values, dimensions);
    String zeros = nodes.signed(new byte[outputs], outputs);
    return List.of(
        real(valuesName, scales, zeros),
        real(nodes.integers(bias), biasScales, nodes.integers(new int[outputs])));
  }

  private String real(String name, float[] scales, String zeros) {
    String scaleNames = nodes.weights(scales, scales.length);
    nodes.add("DequantizeLinear", List.of(name, scaleNames, zeros), rounded(name)).set("axis", 0);
    return rounded(name);
  }
}
