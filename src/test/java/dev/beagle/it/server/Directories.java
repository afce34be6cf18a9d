package dev.beagle.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and deletes directories with their contents. */
public final class Directories {
  private Directories() {}

  /** Deletes one if it is there. */
  public static void delete(Path directory) {
    if (Files.exists(directory)) {
      for (Path file : tree(directory).sorted(Comparator.reverseOrder()).toList()) {
        try {
          Files.delete(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** Copies one to where there is nothing. */
  public static void copy(Path from, Path to) {
    for (Path file : tree(from).toList()) {
      try {
        Files.copy(file, to.resolve(from.relativize(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Stream<Path> tree(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> files = tree.toList();
      return files.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
