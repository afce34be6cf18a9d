package dev.beagle.training;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** Places an outline wholly inside a picture, at random: turned, scaled and moved. */
final class Placement {
  private static final double SMALLEST = 0.27;
  private static final double LARGEST = 0.88;

  private Placement() {}

  static Shape place(Shape outline, int width, int height, RandomGenerator random) {
    Shape turned = turn(outline, random);
    Rectangle2D bounds = turned.getBounds2D();
    double extent = Math.max(bounds.getWidth(), bounds.getHeight());
    // Programs state the size of a shape as its extent or as the diameter of the circle around it.
    double size = random.nextBoolean() ? extent : Math.max(extent, diameter(outline));
    double part = random.nextDouble(SMALLEST, LARGEST);
    double scale = Math.min(width, height) * part / size;
    double freeX = width - bounds.getWidth() * scale;
    double freeY = height - bounds.getHeight() * scale;
    AffineTransform transform =
        AffineTransform.getTranslateInstance(
            random.nextDouble() * freeX, random.nextDouble() * freeY);
    transform.scale(scale, scale);
    transform.translate(-bounds.getX(), -bounds.getY());
    return transform.createTransformedShape(turned);
  }

  /** Any angle, or upright in one of four ways: people like their shapes upright. */
  private static Shape turn(Shape outline, RandomGenerator random) {
    double angle =
        random.nextInt(5) == 0 ? Math.PI / 2 * random.nextInt(4) : random.nextDouble(2 * Math.PI);
    return AffineTransform.getRotateInstance(angle).createTransformedShape(outline);
  }

  private static double diameter(Shape outline) {
    Rectangle2D bounds = outline.getBounds2D();
    return Math.hypot(bounds.getWidth(), bounds.getHeight()) * 0.9;
  }
}
