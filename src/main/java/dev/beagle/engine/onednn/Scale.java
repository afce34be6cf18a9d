package dev.beagle.engine.onednn;

import org.bytedeco.dnnl.memory.data_type;

/**
 * How a tensor's numbers are to be read: each times a factor. Numbers of eight bits are whole;
 * those of other kinds stand for themselves.
 *
 * @param type of the numbers
 * @param factor 1 for all but those of eight bits
 */
record Scale(data_type type, float factor) {
  private static final int SIGNED = 127;
  private static final int UNSIGNED = 255;

  /** For numbers from 0 to a highest. */
  static Scale unsigned(float highest) {
    return new Scale(data_type.u8, factor(highest, UNSIGNED));
  }

  /** For numbers of either sign. */
  static Scale signed(float lowest, float highest) {
    return new Scale(data_type.s8, factor(Math.max(-lowest, highest), SIGNED));
  }

  /** Where all are 0, any factor does. */
  private static float factor(float highest, int steps) {
    return highest > 0 ? highest / steps : 1;
  }
}
