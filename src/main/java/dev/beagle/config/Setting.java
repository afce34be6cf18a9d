package dev.beagle.config;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One setting.
 *
 * @param key the MicroProfile Config name
 * @param defaultText the value when none is given, as it would be written; empty for none
 * @param allowed what is allowed, in words
 * @param purpose what it is for, in words
 * @param parser from text to value; throws IllegalArgumentException for what is not allowed
 */
public record Setting<T>(
    String key, String defaultText, String allowed, String purpose, Function<String, T> parser) {
  /** From a scheme to the last at sign before the next, or to a colon that no port follows. */
  private static final Pattern LOGIN =
      Pattern.compile("://(?:(?:(?!\\s\\S+://).)*(?=@)|[^\\s:@/\\[]*:(?!\\d{1,5}\\b)[^\\s@/]*)");

  private static final Pattern PARAMETER = Pattern.compile("(password=)[^&\\s]*");

  /**
   * The value that a text means.
   *
   * @throws IllegalArgumentException naming the key, the value without passwords, and what is
   *     allowed
   */
  T parse(String text) {
    try {
      return parser.apply(text.strip());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s = \"%s\" is not allowed: it must be %s"
              .formatted(key, withoutPasswords(text), allowed),
          e);
    }
  }

  private static String withoutPasswords(String text) {
    return LOGIN.matcher(PARAMETER.matcher(text).replaceAll("$1***")).replaceAll("://***");
  }
}
