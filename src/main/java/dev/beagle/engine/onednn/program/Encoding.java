package dev.beagle.engine.onednn.program;

import org.bytedeco.dnnl.memory.data_type;

/**
 * The encoding of a tensor: a number type and a factor, by which each number is multiplied. Only
 * 8-bit types have a factor other than 1.
 *
 * @param factor 1 for all but 8-bit types
 */
public record Encoding(data_type type, float factor) {
  private static final int MAX_SIGNED = 127;
  private static final int MAX_UNSIGNED = 255;

  /** Quantizes values from 0 to a highest. */
  static Encoding unsigned(float highest) {
    return new Encoding(data_type.u8, factor(highest, MAX_UNSIGNED));
  }

  /** Quantizes values of either sign. */
  static Encoding signed(float lowest, float highest) {
    return new Encoding(data_type.s8, factor(Math.max(-lowest, highest), MAX_SIGNED));
  }

  /** If all values are 0, any factor will do. */
  private static float factor(float highest, int steps) {
    return highest > 0 ? highest / steps : 1;
  }
}
