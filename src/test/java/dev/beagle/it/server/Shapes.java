package dev.beagle.it.server;

import java.nio.file.Path;
import java.util.List;

/** The sample pictures of the page, one of each shape. */
public final class Shapes {
  public static final List<String> NAMES =
      List.of(
          "circle",
          "ring",
          "square",
          "triangle",
          "pentagon",
          "hexagon",
          "star",
          "cross",
          "heart",
          "crescent");

  private Shapes() {}

  public static Path picture(String shape) {
    return Path.of("src", "main", "webapp", "samples", shape + ".png");
  }
}
