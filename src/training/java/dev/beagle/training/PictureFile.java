package dev.beagle.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A picture that another program drew, named {@code <shape>-<number>-<side>-<background>.<format>}.
 */
record PictureFile(String name, int side, String background, Example example) {
  private static final Pattern NAME = Pattern.compile("(\\w+)-\\d+-(\\d+)-(\\w+)\\.(png|jpg)");

  /** All pictures of a folder, by name. */
  static List<PictureFile> readAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(PictureFile::read).toList();
    }
  }

  private static Stream<PictureFile> read(Path file) {
    String name = file.getFileName().toString();
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Stream.empty();
    }
    ShapeKind kind = ShapeKind.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
    try {
      Example example = new Example(Shrinker.shrink(ImageIO.read(file.toFile())), kind);
      return Stream.of(
          new PictureFile(name, Integer.parseInt(parts.group(2)), parts.group(3), example));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
