package dev.beagle.it.server;

import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a Containerfile of {@code server-config} the command that its image would run. */
final class Containerfile {
  private static final Pattern COPY = Pattern.compile("(?m)^COPY --chown=\\w+ (\\S+) (\\S+)$");
  private static final Pattern COMMAND = Pattern.compile("(?m)^CMD (\\[.*\\])$");
  private static final String PORT = "8080";

  private final String text;

  /**
   * Reads a file of {@code server-config/containers}.
   *
   * @param name {@code web} or {@code worker}
   */
  Containerfile(String name) {
    try {
      text = Files.readString(Path.of("server-config", "containers", name + ".Containerfile"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arguments that Payara Micro gets, with the file that is copied and another port. */
  List<String> arguments(int port) {
    Matcher copy = found(COPY);
    List<?> arguments = JsonbBuilder.create().fromJson(found(COMMAND).group(1), List.class);
    return arguments.stream()
        .map(Object::toString)
        .map(each -> each.equals(copy.group(2)) ? copy.group(1) : each)
        .map(each -> each.equals(PORT) ? Integer.toString(port) : each)
        .toList();
  }

  private Matcher found(Pattern line) {
    Matcher matcher = line.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("No line %s in:%n%s".formatted(line, text));
    }
    return matcher;
  }
}
