package dev.beagle.training;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** Outlines with straight sides: squares, triangles, regular polygons, crosses. */
final class StraightOutlines {
  private StraightOutlines() {}

  /** A regular polygon, its corners at most slightly out of place. */
  static Shape regular(int corners, RandomGenerator random) {
    double jitter = random.nextDouble() < 0.3 ? 0.04 : 0;
    double[] points = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      points[2 * i] = Math.cos(angle) + jitter * random.nextDouble(-1, 1);
      points[2 * i + 1] = Math.sin(angle) + jitter * random.nextDouble(-1, 1);
    }
    return polygon(points);
  }

  static Shape square(RandomGenerator random) {
    double height = random.nextDouble() < 0.25 ? random.nextDouble(0.85, 1.15) : 1;
    return new Rectangle2D.Double(-0.5, -0.5 * height, 1, height);
  }

  /** Equilateral in the main, else isosceles, right-angled or any without a needle's angle. */
  static Shape triangle(RandomGenerator random) {
    double form = random.nextDouble();
    if (form < 0.55) {
      return polygon(-0.5, 0, 0.5, 0, 0, Math.sqrt(0.75));
    }
    double height = random.nextDouble(0.6, 1.5);
    if (form < 0.8) {
      return polygon(-0.5, 0, 0.5, 0, 0, height);
    }
    double apex = form < 0.9 ? -0.5 : random.nextDouble(-0.5, 0.5);
    return polygon(-0.5, 0, 0.5, 0, apex, height);
  }

  /** Two bars across each other; now and then with a longer foot. */
  static Shape cross(RandomGenerator random) {
    double half = random.nextDouble(0.13, 0.46);
    double foot = random.nextDouble() < 0.08 ? random.nextDouble(1, 1.8) : 1;
    Area area = new Area(new Rectangle2D.Double(-1, -half, 2, 2 * half));
    area.add(new Area(new Rectangle2D.Double(-half, -1, 2 * half, 1 + foot)));
    return area;
  }

  /** A closed polygon through {@code x0, y0, x1, y1, ...}; crossing sides leave holes. */
  static Path2D polygon(double... points) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }
}
