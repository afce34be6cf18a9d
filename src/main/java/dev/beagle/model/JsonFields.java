package dev.beagle.model;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object in a file, checked as they are read. */
public final class JsonFields {
  private final Path file;
  private final String prefix;
  private final Map<?, ?> values;

  /**
   * @param prefix the path before a key in a message, such as {@code input.}
   * @param allowed every key that there may be
   * @throws BeagleException {@code model_not_ready} for a key that is not allowed
   */
  JsonFields(Path file, String prefix, Map<?, ?> values, Collection<String> allowed) {
    this.file = file;
    this.prefix = prefix;
    this.values = values;
    for (Object key : values.keySet()) {
      if (!allowed.contains(key)) {
        throw broken(
            "has an unknown key \"%s%s\": the keys are %s".formatted(prefix, key, allowed));
      }
    }
  }

  /**
   * Reads the fields of a file with one object.
   *
   * @throws BeagleException {@code model_not_ready} if the file cannot be read, is no JSON object,
   *     or has a key that is not allowed
   */
  static JsonFields read(Path file, Collection<String> allowed) {
    try (InputStream in = Files.newInputStream(file)) {
      return new JsonFields(file, "", parse(in), allowed);
    } catch (JsonbException e) {
      throw broken(file, "is not a JSON object", e);
    } catch (IOException e) {
      throw broken(file, "cannot be read (%s)".formatted(e), e);
    }
  }

  /**
   * Parses a JSON object.
   *
   * @throws JsonbException for anything else
   */
  public static Map<?, ?> parse(InputStream json) {
    Object value = JsonbBuilder.create().fromJson(json, Object.class);
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw new JsonbException("not an object: " + value);
  }

  /** The object under a key. */
  JsonFields object(String key, Collection<String> allowed) {
    return new JsonFields(file, prefix + key + ".", required(key, Map.class, "an object"), allowed);
  }

  /** The objects in the list under a key. */
  List<JsonFields> objects(String key, Collection<String> allowed) {
    List<JsonFields> objects = new ArrayList<>();
    for (Object each : required(key, List.class, "a list of objects")) {
      if (!(each instanceof Map<?, ?> object)) {
        throw wrong(key, each, "a list of objects");
      }
      objects.add(new JsonFields(file, prefix + key + ".", object, allowed));
    }
    return objects;
  }

  float number(String key) {
    return required(key, BigDecimal.class, "a number").floatValue();
  }

  String text(String key, String expected) {
    String text = required(key, String.class, expected);
    if (text.isBlank()) {
      throw wrong(key, text, expected);
    }
    return text;
  }

  /** A text, parsed. */
  <T> T parsed(String key, String expected, Function<String, T> parser) {
    String text = text(key, expected);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(key, text, expected);
    }
  }

  <T> Optional<T> optional(String key, String expected, Function<String, T> parser) {
    return values.containsKey(key) ? Optional.of(parsed(key, expected, parser)) : Optional.empty();
  }

  /** A text that is one of a few. */
  <T> T choice(String key, Map<String, T> choices) {
    String expected = "one of " + choices.keySet();
    T chosen = choices.get(text(key, expected));
    if (chosen == null) {
      throw wrong(key, values.get(key), expected);
    }
    return chosen;
  }

  int integer(String key, int min, int max) {
    String expected = "a whole number from %d to %d".formatted(min, max);
    BigDecimal number = required(key, BigDecimal.class, expected);
    try {
      int value = number.intValueExact();
      if (value >= min && value <= max) {
        return value;
      }
    } catch (ArithmeticException e) {
      // Not a whole number: as wrong as one out of bounds.
    }
    throw wrong(key, number, expected);
  }

  /** So many numbers; each is the fallback if there is no such key. */
  List<Float> numbers(String key, int count, float fallback) {
    if (!values.containsKey(key)) {
      return Stream.generate(() -> fallback).limit(count).toList();
    }
    String expected = "a list of %d numbers".formatted(count);
    List<?> list = required(key, List.class, expected);
    if (list.size() != count || !list.stream().allMatch(BigDecimal.class::isInstance)) {
      throw wrong(key, list, expected);
    }
    return list.stream().map(number -> ((BigDecimal) number).floatValue()).toList();
  }

  private <T> T required(String key, Class<T> type, String expected) {
    if (!values.containsKey(key)) {
      throw broken("lacks the key \"%s%s\": it must be %s".formatted(prefix, key, expected));
    }
    Object value = values.get(key);
    if (!type.isInstance(value)) {
      throw wrong(key, value, expected);
    }
    return type.cast(value);
  }

  private BeagleException wrong(String key, @Nullable Object value, String expected) {
    return broken("has \"%s%s\": %s, which must be %s".formatted(prefix, key, value, expected));
  }

  private BeagleException broken(String reason) {
    return broken(file, reason, null);
  }

  private static BeagleException broken(Path file, String reason, @Nullable Exception cause) {
    return new BeagleException(
        ErrorCode.MODEL_NOT_READY, "The file %s %s.".formatted(file, reason), cause);
  }
}
