package dev.beagle.benchmark.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A picture and its expected answer: the label that it gets when it is posted alone. Under load
 * other pictures in its batch may change the last digits of a probability.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Posted(byte[] bytes, String expected) {
  private static final String EXPECTATION = ".label";

  /** Puts a copy of a picture into a directory. */
  static void write(Path directory, Path picture, String label) throws IOException {
    Path name = picture.getFileName();
    Files.write(directory.resolve(name), Files.readAllBytes(picture));
    Files.writeString(directory.resolve(name + EXPECTATION), label);
  }

  /** Those in a directory. */
  static List<Posted> readAll(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> !file.toString().endsWith(EXPECTATION))
          .sorted()
          .map(Posted::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Posted read(Path picture) {
    try {
      String label = Files.readString(Path.of(picture + EXPECTATION));
      return new Posted(Files.readAllBytes(picture), "\"label\":\"" + label + "\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
