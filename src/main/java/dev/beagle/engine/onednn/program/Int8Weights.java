package dev.beagle.engine.onednn.program;

import dev.beagle.network.Weights;

/**
 * Weights quantized to 8 bits, from -127 to 127, by a factor for each output channel: the scheme of
 * Krishnamoorthi, "Quantizing deep convolutional networks for efficient inference" (2018), section
 * 2.3.
 */
public final class Int8Weights {
  private final byte[] values;
  private final float[] factors;

  private Int8Weights(byte[] values, float[] factors) {
    this.values = values;
    this.factors = factors;
  }

  /** In the order of {@link Weights#values}. */
  public byte[] values() {
    return values;
  }

  /** The factor that each output channel's values must be multiplied by. */
  public float[] factors() {
    return factors;
  }

  /** Quantizes weights to the nearest values. */
  static Int8Weights of(Weights weights) {
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
      factors[channel] = Encoding.signed(-largest, largest).factor();
      for (int i = start; i < start + each; i++) {
        values[i] = (byte) Math.round(from[i] / factors[channel]);
      }
    }
    return new Int8Weights(values, factors);
  }
}
