package dev.beagle.engine.onednn;

import dev.beagle.engine.onednn.program.Precision;
import java.util.Arrays;

/** The precisions of the processor that tests run on. */
public final class Processor {
  private Processor() {}

  /** Whether the processor has instructions for a precision, such as {@code int8}. */
  public static boolean has(String precision) {
    return Arrays.stream(Precision.values())
        .anyMatch(each -> each.toString().equals(precision) && each.isAvailable());
  }

  /** The precision that the setting {@code auto} means; ND4J must be loaded. */
  public static String fastestPrecision() {
    return PrecisionTrial.fastest().toString();
  }
}
