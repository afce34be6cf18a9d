package dev.beagle.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of setting there are. */
final class Parsers {
  private Parsers() {}

  static Setting<Integer> integer(String key, int fallback, int min, int max, String purpose) {
    return new Setting<>(
        key,
        Integer.toString(fallback),
        "a whole number from %d to %d".formatted(min, max),
        purpose,
        text -> within(Integer.parseInt(text), min, max));
  }

  /** A number of things that keep a processor busy each; 0 stands for as many as there are. */
  static Setting<Integer> perProcessor(String key, int max, String purpose) {
    return new Setting<>(
        key,
        "0",
        "a whole number from 0 to %d".formatted(max),
        purpose + "; 0 means as many as there are processors",
        text -> {
          int number = within(Integer.parseInt(text), 0, max);
          return number == 0 ? Runtime.getRuntime().availableProcessors() : number;
        });
  }

  static Setting<Duration> duration(
      String key, Duration fallback, Duration min, Duration max, String purpose) {
    return new Setting<>(
        key,
        Long.toString(fallback.toMillis()),
        "milliseconds from %d to %d".formatted(min.toMillis(), max.toMillis()),
        purpose,
        text -> Duration.ofMillis(within(Long.parseLong(text), min.toMillis(), max.toMillis())));
  }

  static Setting<Boolean> flag(String key, boolean fallback, String purpose) {
    return new Setting<>(
        key,
        Boolean.toString(fallback),
        "true or false",
        purpose,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException(text);
            });
  }

  /** One of some words, the first being the default. */
  static Setting<String> choice(String key, List<String> words, String purpose) {
    return new Setting<>(
        key,
        words.get(0),
        "one of " + String.join(", ", words),
        purpose,
        text -> {
          if (!words.contains(text)) {
            throw new IllegalArgumentException(text);
          }
          return text;
        });
  }

  static Setting<Path> path(String key, String fallback, String purpose) {
    return new Setting<>(key, fallback, "a path", purpose, Parsers::expandHome);
  }

  static <T> Setting<Optional<T>> optional(
      String key, String allowed, String purpose, Function<String, T> parser) {
    return new Setting<>(
        key,
        "",
        allowed,
        purpose,
        text -> text.isEmpty() ? Optional.empty() : Optional.of(parser.apply(text)));
  }

  static Setting<List<String>> names(String key, String fallback, String purpose) {
    return new Setting<>(
        key,
        fallback,
        "names separated by commas",
        purpose,
        text -> {
          List<String> names = Stream.of(text.split(",", -1)).map(String::strip).toList();
          if (names.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("an empty name");
          }
          return names;
        });
  }

  /** A JNDI name of this server: no address of another, such as {@code ldap://…}. */
  static String localName(String text) {
    if (!text.matches("(java:)?[\\w./-]+")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /** {@code ~} is the home directory of whoever runs the server. */
  static Path expandHome(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty path");
    }
    boolean inHome = text.equals("~") || text.startsWith("~/");
    return inHome ? Path.of(System.getProperty("user.home") + text.substring(1)) : Path.of(text);
  }

  private static int within(int value, int min, int max) {
    return (int) within((long) value, min, max);
  }

  private static long within(long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(value + " is out of bounds");
    }
    return value;
  }
}
