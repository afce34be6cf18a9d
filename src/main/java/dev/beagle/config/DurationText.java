package dev.beagle.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a duration: a whole number and a unit, {@code 250ms}, {@code 10s} or {@code 7d}. */
final class DurationText {
  private static final Pattern TEXT = Pattern.compile("(?<number>\\d+)(?<unit>ms|s|m|h|d|)");

  private DurationText() {}

  /**
   * The duration of a text; a number without a unit counts milliseconds.
   *
   * @throws IllegalArgumentException if the text is no duration
   * @throws ArithmeticException if the duration is too long to be counted
   */
  static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a duration: " + text);
    }
    return Duration.of(Long.parseLong(matcher.group("number")), unit(matcher.group("unit")));
  }

  private static ChronoUnit unit(String symbol) {
    return symbol.isEmpty()
        ? ChronoUnit.MILLIS
        : Unit.valueOf(symbol.toUpperCase(Locale.ROOT)).length;
  }

  /** The shortest text of a duration of whole milliseconds. */
  static String format(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    for (Unit unit : Unit.values()) {
      long length = unit.length.getDuration().toMillis();
      if (duration.toMillis() % length == 0) {
        return duration.toMillis() / length + unit.name().toLowerCase(Locale.ROOT);
      }
    }
    throw new IllegalStateException("unreachable: each long is a multiple of 1");
  }

  /** From the longest to the shortest; the names are the symbols in capitals. */
  private enum Unit {
    D(ChronoUnit.DAYS),
    H(ChronoUnit.HOURS),
    M(ChronoUnit.MINUTES),
    S(ChronoUnit.SECONDS),
    MS(ChronoUnit.MILLIS);

    private final ChronoUnit length;

    Unit(ChronoUnit length) {
      this.length = length;
    }
  }
}
