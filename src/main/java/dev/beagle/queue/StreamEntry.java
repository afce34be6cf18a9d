package dev.beagle.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a stream.
 *
 * @param id the entry's id
 * @param fields the values by name; none if the entry has been deleted since it was delivered
 */
public record StreamEntry(String id, Map<String, byte[]> fields) {

  /**
   * The entries in a reply to {@code XREAD} or {@code XREADGROUP} of one stream.
   *
   * @param reply nested lists as RESP2 has them, or null when the stream has no more entries
   */
  public static List<StreamEntry> ofRead(@Nullable Object reply) {
    List<StreamEntry> entries = new ArrayList<>();
    for (Object stream : list(reply)) {
      list(list(stream).get(1)).forEach(entry -> entries.add(of(entry)));
    }
    return entries;
  }

  /** The entry in a pair of its id and its fields. */
  public static StreamEntry of(Object reply) {
    List<?> pair = list(reply);
    return new StreamEntry(text(pair.get(0)), fields(list(pair.get(1))));
  }

  private static Map<String, byte[]> fields(List<?> flat) {
    Map<String, byte[]> fields = new HashMap<>();
    for (int i = 0; i + 1 < flat.size(); i += 2) {
      fields.put(text(flat.get(i)), (byte[]) flat.get(i + 1));
    }
    return fields;
  }

  private static List<?> list(@Nullable Object reply) {
    return reply == null ? List.of() : (List<?>) reply;
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }

  /**
   * The text of a field.
   *
   * @throws IllegalArgumentException if there is no such field
   */
  public String text(String field) {
    return new String(bytes(field), UTF_8);
  }

  /** The text of a field that may be missing. */
  public Optional<String> find(String field) {
    return Optional.ofNullable(fields.get(field)).map(value -> new String(value, UTF_8));
  }

  /**
   * The number in a field.
   *
   * @throws IllegalArgumentException if there is no such field, or it holds no number
   */
  long number(String field) {
    return Long.parseLong(text(field));
  }

  /**
   * The bytes of a field.
   *
   * @throws IllegalArgumentException if there is no such field
   */
  public byte[] bytes(String field) {
    byte[] value = fields.get(field);
    if (value == null) {
      throw new IllegalArgumentException("entry %s has no field %s".formatted(id, field));
    }
    return value;
  }
}
