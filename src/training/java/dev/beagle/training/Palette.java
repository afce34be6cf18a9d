package dev.beagle.training;

import java.awt.Color;
import java.util.random.RandomGenerator;

/**
 * The colours of one picture: a background that may run from one colour to another, and a shape
 * that differs from it clearly.
 */
record Palette(Color background, Color backgroundEnd, Color shape) {
  private static final double CLEAR_DISTANCE = 70;

  static Palette plain(RandomGenerator random) {
    while (true) {
      Color background = color(random);
      Color shape = color(random);
      if (distance(background, shape) >= CLEAR_DISTANCE) {
        return new Palette(background, background, shape);
      }
    }
  }

  /** A shape unlike both ends and, but for one picture in eight, unlike all that lies between. */
  static Palette gradient(RandomGenerator random) {
    boolean between = random.nextInt(8) > 0;
    while (true) {
      Palette palette = new Palette(color(random), color(random), color(random));
      if (palette.clear(0) && palette.clear(1) && (!between || palette.clearBetween())) {
        return palette;
      }
    }
  }

  private boolean clearBetween() {
    boolean clear = true;
    for (int i = 1; i < 8; i++) {
      clear &= clear(i / 8.0);
    }
    return clear;
  }

  private boolean clear(double position) {
    return distance(mix(background, backgroundEnd, position), shape) >= CLEAR_DISTANCE;
  }

  /** A third of the colours are greys or pure hues, which people choose more often than chance. */
  static Color color(RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0 -> {
        int grey = random.nextInt(256);
        yield new Color(grey, grey, grey);
      }
      case 1 ->
          new Color(255 * random.nextInt(2), 255 * random.nextInt(2), 255 * random.nextInt(2));
      default -> new Color(random.nextInt(1 << 24));
    };
  }

  private static Color mix(Color from, Color to, double position) {
    return new Color(
        mix(from.getRed(), to.getRed(), position),
        mix(from.getGreen(), to.getGreen(), position),
        mix(from.getBlue(), to.getBlue(), position));
  }

  private static int mix(int from, int to, double position) {
    return (int) Math.round(from + (to - from) * position);
  }

  /** Euclidean distance in RGB, 0 to 441. */
  private static double distance(Color one, Color other) {
    double red = one.getRed() - other.getRed();
    double green = one.getGreen() - other.getGreen();
    double blue = one.getBlue() - other.getBlue();
    return Math.sqrt(red * red + green * green + blue * blue);
  }
}
