package dev.beagle.chaos;

import dev.beagle.job.Prediction;
import java.util.ArrayList;
import java.util.List;

/**
 * Predictions that carry a sequence number of 48 bits: one label for each value of each of its
 * twelve hexadecimal digits, the first digit's being the most probable.
 */
public final class SequenceLabels {
  static final int DIGITS = 12;
  private static final int BASE = 16;

  private SequenceLabels() {}

  /** All labels, such as {@code 3:b} for a fourth digit of 11. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int digit = 0; digit < DIGITS; digit++) {
      for (int value = 0; value < BASE; value++) {
        names.add(digit + ":" + Character.forDigit(value, BASE));
      }
    }
    return names;
  }

  /** A probability for each label, summing to 1. */
  static float[] probabilities(long sequence) {
    float[] row = new float[DIGITS * BASE];
    int weights = DIGITS * (DIGITS + 1) / 2;
    for (int digit = 0; digit < DIGITS; digit++) {
      int value = (int) (sequence >> (4 * (DIGITS - 1 - digit))) & (BASE - 1);
      row[digit * BASE + value] = (float) (DIGITS - digit) / weights;
    }
    return row;
  }

  /**
   * The sequence number in predictions.
   *
   * @throws IllegalArgumentException if there is none
   */
  static long sequence(List<Prediction> predictions) {
    StringBuilder digits = new StringBuilder();
    for (int digit = 0; digit < predictions.size(); digit++) {
      String label = predictions.get(digit).label();
      if (!label.startsWith(digit + ":")) {
        throw new IllegalArgumentException("no sequence: " + predictions);
      }
      digits.append(label.substring(label.indexOf(':') + 1));
    }
    return Long.parseLong(digits.toString(), BASE);
  }
}
