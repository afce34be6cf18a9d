package dev.beagle.api.answer;

import java.util.List;
import java.util.regex.Pattern;

/** What a client would like, in its {@code Prefer} headers (RFC 7240). */
public final class Preferences {
  /** Not to wait for the result (RFC 7240, 4.1). */
  static final String ASYNC = "respond-async";

  /** What stands between two commas; a comma in a quoted string is no such. */
  private static final Pattern PREFERENCE = Pattern.compile("(?:\"(?:\\\\.|[^\"\\\\])*\"|[^,\"])+");

  private Preferences() {}

  /**
   * Whether the client would rather not wait for its result.
   *
   * @param headers the values of all {@code Prefer} headers, null if there are none
   */
  public static boolean async(List<String> headers) {
    return headers != null
        && headers.stream()
            .flatMap(header -> PREFERENCE.matcher(header).results())
            .map(found -> name(found.group()))
            .anyMatch(ASYNC::equalsIgnoreCase);
  }

  /** A preference without its value and parameters. */
  private static String name(String preference) {
    return preference.split("[;=]", 2)[0].strip();
  }
}
