package dev.beagle.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Defines the types of settings: parses and bounds numbers, durations, choices and paths. */
final class Parsers {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private Parsers() {}

  static Setting<Integer> integer(String key, int fallback, int min, int max, String purpose) {
    return new Setting<>(
        key,
        Integer.toString(fallback),
        "a whole number from %d to %d".formatted(min, max),
        purpose,
        text -> within(Integer.parseInt(text), min, max));
  }

  /** A number of things that each keep a processor busy; 0 stands for the number of processors. */
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
      String key, String fallback, String min, String max, String purpose) {
    Duration shortest = DurationText.parse(min);
    Duration longest = DurationText.parse(max);
    return new Setting<>(
        key,
        fallback,
        "a duration from %s to %s, in ms, s, m, h or d".formatted(min, max),
        purpose,
        text -> {
          Duration duration = DurationText.parse(text);
          if (duration.compareTo(shortest) < 0 || duration.compareTo(longest) > 0) {
            throw new IllegalArgumentException(text + " is out of bounds");
          }
          return duration;
        });
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

  /** A choice between the constants of an enum, written in lower case; the first is the default. */
  static <E extends Enum<E>> Setting<E> choice(String key, Class<E> type, String purpose) {
    Map<String, E> choices = new LinkedHashMap<>();
    for (E each : type.getEnumConstants()) {
      choices.put(each.name().toLowerCase(Locale.ROOT), each);
    }
    String words = String.join(", ", choices.keySet());
    return new Setting<>(
        key,
        choices.keySet().iterator().next(),
        "one of " + words,
        purpose,
        text -> {
          E choice = choices.get(text);
          if (choice == null) {
            throw new IllegalArgumentException(text + " is none of " + words);
          }
          return choice;
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

  /** A word of letters, digits, {@code _} and {@code -}. */
  static Setting<String> word(String key, String fallback, String purpose) {
    return new Setting<>(
        key,
        fallback,
        "1 to 64 letters, digits, _ or -",
        purpose,
        text -> {
          if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException("not a word: " + text);
          }
          return text;
        });
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

  /** A JNDI name of this server, not an address of another ({@code ldap://…}). */
  static String localName(String text) {
    if (!text.matches("(java:)?[\\w./-]+")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /** A path; {@code ~} stands for the home directory of the user that runs the server. */
  static Path expandHome(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty path");
    }
    boolean inHome = text.equals("~") || text.startsWith("~/");
    return inHome ? Path.of(System.getProperty("user.home") + text.substring(1)) : Path.of(text);
  }

  private static int within(int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(value + " is out of bounds");
    }
    return value;
  }
}
