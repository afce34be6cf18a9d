package dev.beagle.config;

import java.util.function.Function;

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

  /**
   * The value that a text means.
   *
   * @throws IllegalArgumentException naming the key, the value and what is allowed
   */
  T parse(String text) {
    try {
      return parser.apply(text.strip());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s = \"%s\" is not allowed: it must be %s".formatted(key, text, allowed), e);
    }
  }
}
