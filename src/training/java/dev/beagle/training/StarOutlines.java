package dev.beagle.training;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;

/** Stars, most of them with five points. */
final class StarOutlines {
  private StarOutlines() {}

  static Shape star(RandomGenerator random) {
    double form = random.nextDouble();
    if (form < 0.02) {
      return pentagram();
    }
    if (form < 0.8) {
      return pointed(5, random.nextDouble(0.28, 0.62));
    }
    if (form < 0.84) {
      return pointed(4, random.nextDouble(0.28, 0.45));
    }
    return pointed(random.nextInt(6, 9), random.nextDouble(0.35, 0.62));
  }

  private static Shape pointed(int points, double innerRadius) {
    double[] corners = new double[4 * points];
    for (int i = 0; i < 2 * points; i++) {
      double radius = i % 2 == 0 ? 1 : innerRadius;
      corners[2 * i] = radius * Math.cos(Math.PI * i / points);
      corners[2 * i + 1] = radius * Math.sin(Math.PI * i / points);
    }
    return StraightOutlines.polygon(corners);
  }

  /** Five strokes of the pen, which leaves the middle empty. */
  private static Path2D pentagram() {
    double[] corners = new double[10];
    for (int i = 0; i < 5; i++) {
      corners[2 * i] = Math.cos(4 * Math.PI * i / 5);
      corners[2 * i + 1] = Math.sin(4 * Math.PI * i / 5);
    }
    return StraightOutlines.polygon(corners);
  }
}
