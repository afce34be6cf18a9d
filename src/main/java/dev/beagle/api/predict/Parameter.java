package dev.beagle.api.predict;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;

/** Query parameters. */
public final class Parameter {
  private static final int LONGEST_ECHO = 40;
  private static final long LATEST = 9_999_999_999_999L; // In the year 2286.

  private Parameter() {}

  /**
   * The number that a query parameter means.
   *
   * @param text null if the parameter is absent
   * @throws BeagleException {@code invalid_parameter}, naming the value and what is allowed
   */
  static int parse(String name, String text, int fallback, int max, String unit) {
    return text == null ? fallback : (int) number(name, text, 1, max, unit);
  }

  /**
   * The time that a query parameter means, in milliseconds since 1970.
   *
   * @throws BeagleException {@code invalid_parameter}, naming the value and what is allowed
   */
  public static long time(String name, String text) {
    return number(name, text, 0, LATEST, " milliseconds since 1970");
  }

  private static long number(String name, String text, long min, long max, String unit) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw invalid(name, text, min, max, unit);
    }
    throw invalid(name, text, min, max, unit);
  }

  private static BeagleException invalid(
      String name, String text, long min, long max, String unit) {
    return new BeagleException(
        ErrorCode.INVALID_PARAMETER,
        "%s=%s is not allowed: it must be a whole number from %d to %d%s."
            .formatted(name, echo(text), min, max, unit));
  }

  /** What the client wrote, short enough for a message. */
  static String echo(String text) {
    return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
  }
}
