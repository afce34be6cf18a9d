package dev.beagle.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The named values in a script's reply.
 *
 * @param values each a Long, a byte array, or a list of those
 */
public record ScriptReply(Map<String, Object> values) {

  /**
   * A reply of one list of names and values.
   *
   * @param reply what {@link Script#run} returns
   */
  public static ScriptReply of(Object reply) {
    List<?> flat = (List<?>) reply;
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < flat.size(); i += 2) {
      values.put(text(flat.get(i)), flat.get(i + 1));
    }
    return new ScriptReply(values);
  }

  /** A reply of several lists of names and values. */
  public static List<ScriptReply> listOf(Object reply) {
    return ((List<?>) reply).stream().map(ScriptReply::of).toList();
  }

  /** A number. */
  public long number(String name) {
    return (Long) value(name);
  }

  /** A text. */
  public String text(String name) {
    return text(value(name));
  }

  /** A list of texts. */
  public List<String> texts(String name) {
    return ((List<?>) value(name)).stream().map(ScriptReply::text).toList();
  }

  private Object value(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the script returned no " + name);
    }
    return value;
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }
}
