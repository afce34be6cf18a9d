package dev.beagle.config;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The definition of a setting.
 *
 * @param key the name in MicroProfile Config
 * @param defaultText the text that stands in for a missing one; empty if there is no default
 * @param allowed the allowed texts, in words
 * @param purpose the purpose, in words
 * @param parser from text to value; throws IllegalArgumentException for a text that is not allowed
 */
public record Setting<T>(
    String key, String defaultText, String allowed, String purpose, Function<String, T> parser) {
  /** From a scheme to the last at sign before the next, or to a colon that no port follows. */
  private static final Pattern LOGIN =
      Pattern.compile("://(?:(?:(?!\\s\\S+://).)*(?=@)|[^\\s:@/\\[]*:(?!\\d{1,5}\\b)[^\\s@/]*)");

  private static final Pattern PARAMETER = Pattern.compile("(password=)[^&\\s]*");

  /**
   * The value that a source gives, or the default.
   *
   * @throws IllegalArgumentException if it is not allowed; see {@link #parse}
   */
  T read(SettingsSource source) {
    return parse(source.text(key).orElse(defaultText));
  }

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException if the text is not allowed; the message has the key, the text
   *     without passwords, and the allowed texts
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
