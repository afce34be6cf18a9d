package dev.beagle.training;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** Hearts as different programs draw them, tip down, up to 20 % wider or narrower. */
final class HeartOutlines {
  private static final int CURVE_POINTS = 120;

  private HeartOutlines() {}

  static Shape heart(RandomGenerator random) {
    Shape shape =
        switch (random.nextInt(5)) {
          case 0 -> sines();
          case 1 -> discsAndTriangle(random);
          case 2 -> bezier(random);
          case 3 -> squareAndDiscs();
          default -> sextic();
        };
    return AffineTransform.getScaleInstance(random.nextDouble(0.83, 1.2), 1)
        .createTransformedShape(shape);
  }

  /** x = 16 sin^3 t, y = 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t. */
  private static Shape sines() {
    return curve(
        t -> 16 * Math.pow(Math.sin(t), 3),
        t -> -13 * Math.cos(t) + 5 * Math.cos(2 * t) + 2 * Math.cos(3 * t) + Math.cos(4 * t));
  }

  /** (x^2 + y^2 - 1)^3 = x^2 y^3, its radius found for each direction by halving. */
  private static Shape sextic() {
    return curve(t -> sexticRadius(t) * Math.cos(t), t -> -sexticRadius(t) * Math.sin(t));
  }

  private static double sexticRadius(double angle) {
    double inside = 0;
    double outside = 2;
    for (int i = 0; i < 30; i++) {
      double radius = (inside + outside) / 2;
      double x = radius * Math.cos(angle);
      double y = radius * Math.sin(angle);
      boolean within = Math.pow(x * x + y * y - 1, 3) < x * x * y * y * y;
      inside = within ? radius : inside;
      outside = within ? outside : radius;
    }
    return inside;
  }

  private static Shape discsAndTriangle(RandomGenerator random) {
    double radius = random.nextDouble(0.5, 0.58);
    double centre = 1 - radius;
    double tip = random.nextDouble(1, 1.4);
    Area area = new Area(disc(-centre, 0, radius));
    area.add(new Area(disc(centre, 0, radius)));
    // The sides start where the discs are widest, or lower, where they touch them.
    double start = random.nextBoolean() ? 0 : Math.PI / 4 * random.nextDouble(0.5, 1);
    double x = centre + radius * Math.cos(start);
    double y = radius * Math.sin(start);
    area.add(new Area(StraightOutlines.polygon(-x, y, 0, 0, x, y, 0, tip)));
    return area;
  }

  private static Shape squareAndDiscs() {
    Area area = new Area(new Rectangle2D.Double(-1, -1, 2, 2));
    area.add(new Area(disc(-1, 0, 1)));
    area.add(new Area(disc(0, -1, 1)));
    return AffineTransform.getRotateInstance(Math.PI / 4).createTransformedShape(area);
  }

  private static Shape bezier(RandomGenerator random) {
    double dip = random.nextDouble(-0.5, -0.2);
    double shoulder = random.nextDouble(-1.15, -0.8);
    double cheek = random.nextDouble(0.9, 1.3);
    double waist = random.nextDouble(0.1, 0.5);
    Path2D path = new Path2D.Double();
    path.moveTo(0, dip);
    path.curveTo(0.1, shoulder, cheek, shoulder, cheek * 0.8, dip + 0.2);
    path.curveTo(cheek * 0.7, waist, 0.3, 0.7, 0, 1);
    path.curveTo(-0.3, 0.7, -cheek * 0.7, waist, -cheek * 0.8, dip + 0.2);
    path.curveTo(-cheek, shoulder, -0.1, shoulder, 0, dip);
    path.closePath();
    return path;
  }

  private static Shape disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static Shape curve(DoubleUnaryOperator x, DoubleUnaryOperator y) {
    double[] points = new double[2 * CURVE_POINTS];
    for (int i = 0; i < CURVE_POINTS; i++) {
      double t = 2 * Math.PI * i / CURVE_POINTS;
      points[2 * i] = x.applyAsDouble(t);
      points[2 * i + 1] = y.applyAsDouble(t);
    }
    return StraightOutlines.polygon(points);
  }
}
