package dev.beagle.engine.onednn;

import dev.beagle.network.Weights;

/**
 * Weights in eight bits, each output channel by a scale of its own, from -127 to 127: the scheme of
 * Krishnamoorthi, "Quantizing deep convolutional networks for efficient inference" (2018), section
 * 2.3.
 */
final class ByteWeights {
  private final byte[] values;
  private final float[] factors;

  private ByteWeights(byte[] values, float[] factors) {
    this.values = values;
    this.factors = factors;
  }

  /** In the order of {@link Weights#values}. */
  byte[] values() {
    return values;
  }

  /** What each output channel's values are to be multiplied by. */
  float[] factors() {
    return factors;
  }

  /** The nearest to weights in float32. */
  static ByteWeights of(Weights weights) {
    float[] from = weights.values();
    byte[] values = new byte[from.length];
    float[] factors = new float[weights.outputs()];
    int each = from.length / factors.length;
    for (int channel = 0; channel < factors.length; channel++) {
      int start = channel * each;
      float largest = 0;
      for (int i = start; i < start + each; i++) {
        largest = Math.max(largest, Math.abs(from[i]));
      }
      factors[channel] = Scale.signed(-largest, largest).factor();
      for (int i = start; i < start + each; i++) {
        values[i] = (byte) Math.round(from[i] / factors[channel]);
      }
    }
    return new ByteWeights(values, factors);
  }
}
