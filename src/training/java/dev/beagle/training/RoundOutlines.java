package dev.beagle.training;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** Outlines made of circles, the outer one of radius 1 about the origin. */
final class RoundOutlines {
  private RoundOutlines() {}

  static Shape circle() {
    return disc(0, 1);
  }

  static Shape ring(RandomGenerator random) {
    return minus(circle(), disc(0, random.nextDouble(0.33, 0.9)));
  }

  /** A disc with a bite taken by another disc, or, as the moon is drawn, by half an ellipse. */
  static Shape crescent(RandomGenerator random) {
    if (random.nextDouble() < 0.15) {
      return moon(random.nextDouble(0.1, 0.75));
    }
    double thickness = random.nextDouble(0.22, 0.95);
    double bite =
        random.nextDouble() < 0.75 ? random.nextDouble(0.68, 1.05) : random.nextDouble(1, 1.6);
    // Beyond this the bite would lie wholly inside the disc, which makes a lopsided ring.
    double offset = Math.max(thickness + bite - 1, 1.02 - bite);
    return minus(circle(), disc(offset, bite));
  }

  private static Shape moon(double phase) {
    Area rightHalf = new Area(circle());
    rightHalf.intersect(new Area(new Rectangle2D.Double(0, -1, 1, 2)));
    return minus(rightHalf, new Ellipse2D.Double(-phase, -1, 2 * phase, 2));
  }

  private static Shape minus(Shape shape, Shape hole) {
    Area area = new Area(shape);
    area.subtract(new Area(hole));
    return area;
  }

  private static Shape disc(double x, double radius) {
    return new Ellipse2D.Double(x - radius, -radius, 2 * radius, 2 * radius);
  }
}
