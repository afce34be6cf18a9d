package dev.beagle.api.answer;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Prefer} headers (RFC 7240). */
public final class Preferences {
  /** The preference not to wait for the result (RFC 7240, 4.1). */
  static final String ASYNC = "respond-async";

  /** A text between two commas; commas in a quoted string do not count. */
  private static final Pattern PREFERENCE = Pattern.compile("(?:\"(?:\\\\.|[^\"\\\\])*\"|[^,\"])+");

  private Preferences() {}

  /**
   * Whether the client prefers not to wait for its result.
   *
   * @param headers the values of all {@code Prefer} headers; null without any
   */
  public static boolean async(@Nullable List<String> headers) {
    return headers != null
        && headers.stream()
            .flatMap(header -> PREFERENCE.matcher(header).results())
            .map(found -> name(found.group()))
            .anyMatch(ASYNC::equalsIgnoreCase);
  }

  /** The name of a preference, without its value and parameters. */
  private static String name(String preference) {
    return preference.split("[;=]", 2)[0].strip();
  }
}
