package dev.beagle.network;

import java.util.Arrays;

/** The learnt numbers of a convolution or of a dense layer. */
public final class Weights {
  private final float[] values;
  private final float[] bias;

  /**
   * Weights with a bias for each output.
   *
   * @param values the output channel outermost, then the input channel, height and width
   * @param bias one for each output channel
   */
  public Weights(float[] values, float[] bias) {
    this.values = values;
    this.bias = bias;
  }

  /** The same factor and the same summand for each channel. */
  public static Weights same(int channels, float factor, float summand) {
    float[] factors = new float[channels];
    float[] summands = new float[channels];
    Arrays.fill(factors, factor);
    Arrays.fill(summands, summand);
    return new Weights(factors, summands);
  }

  /** So many ones for each channel, and no bias. */
  public static Weights ones(int channels, int each) {
    return new Weights(same(channels * each, 1, 0).values, new float[channels]);
  }

  public float[] values() {
    return values;
  }

  public float[] bias() {
    return bias;
  }

  /** The number of output channels. */
  public int outputs() {
    return bias.length;
  }

  /**
   * The weights that do the work of two steps.
   *
   * @param scaling one value for each output channel, applied after these
   */
  public Weights then(Weights scaling) {
    float[] scaledValues = new float[values.length];
    float[] scaledBias = new float[bias.length];
    int each = values.length / bias.length;
    for (int channel = 0; channel < bias.length; channel++) {
      float factor = scaling.values[channel];
      for (int i = channel * each; i < (channel + 1) * each; i++) {
        scaledValues[i] = values[i] * factor;
      }
      scaledBias[channel] = bias[channel] * factor + scaling.bias[channel];
    }
    return new Weights(scaledValues, scaledBias);
  }
}
