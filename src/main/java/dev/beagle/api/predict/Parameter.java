package dev.beagle.api.predict;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Reads query parameters. */
public final class Parameter {
  private static final int MAX_ECHO = 40;
  private static final long MAX_TIME = 9_999_999_999_999L; // In the year 2286.

  private Parameter() {}

  /**
   * Reads a number from 1 on.
   *
   * @param text null if the parameter is absent
   * @param fallback the number of an absent parameter
   * @param unit the unit and meaning of the number, for the error message
   * @throws BeagleException {@code invalid_parameter}, with the value and the bounds
   */
  static int parse(String name, @Nullable String text, int fallback, int max, String unit) {
    return text == null ? fallback : (int) number(name, text, 1, max, unit);
  }

  /**
   * Reads a time in milliseconds since 1970.
   *
   * @throws BeagleException {@code invalid_parameter}, with the value and the bounds
   */
  public static long time(String name, String text) {
    return number(name, text, 0, MAX_TIME, " milliseconds since 1970");
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

  /** The text of the client, cut to fit into a message. */
  static String echo(String text) {
    return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "…";
  }
}
