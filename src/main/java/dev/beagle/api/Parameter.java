package dev.beagle.api;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;

/** Query parameters. */
final class Parameter {
  private static final int LONGEST_ECHO = 40;

  private Parameter() {}

  /**
   * The number that a query parameter means.
   *
   * @param text null if the parameter is absent
   * @throws BeagleException {@code invalid_parameter}, naming the value and what is allowed
   */
  static int parse(String name, String text, int fallback, int max, String unit) {
    if (text == null) {
      return fallback;
    }
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= 1 && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw invalid(name, text, max, unit);
    }
    throw invalid(name, text, max, unit);
  }

  private static BeagleException invalid(String name, String text, int max, String unit) {
    return new BeagleException(
        ErrorCode.INVALID_PARAMETER,
        "%s=%s is not allowed: it must be a whole number from 1 to %d%s."
            .formatted(name, echo(text), max, unit));
  }

  /** What the client wrote, short enough for a message. */
  static String echo(String text) {
    return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
  }
}
