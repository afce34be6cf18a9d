package dev.beagle.training;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Point2D;
import java.util.random.RandomGenerator;

/** Paints the ground behind a shape: one colour, or a gradient between two. */
final class Background {
  private static final float[] ENDS = {0, 1};

  private Background() {}

  static void paint(
      Graphics2D graphics, int width, int height, Palette palette, RandomGenerator random) {
    graphics.setPaint(paint(width, height, palette, random));
    graphics.fillRect(0, 0, width, height);
  }

  private static Paint paint(int width, int height, Palette palette, RandomGenerator random) {
    Color[] colors = {palette.background(), palette.backgroundEnd()};
    if (colors[0].equals(colors[1])) {
      return colors[0];
    }
    if (random.nextInt(3) == 0) {
      float radius = (float) (Math.hypot(width, height) * random.nextDouble(0.4, 1));
      return new RadialGradientPaint(point(width, height, random), radius, ENDS, colors);
    }
    double angle =
        random.nextBoolean() ? Math.PI / 2 * random.nextInt(4) : random.nextDouble(2 * Math.PI);
    double reach = Math.abs(width * Math.cos(angle)) + Math.abs(height * Math.sin(angle));
    double x = Math.cos(angle) * reach / 2;
    double y = Math.sin(angle) * reach / 2;
    return new LinearGradientPaint(
        new Point2D.Double(width / 2.0 - x, height / 2.0 - y),
        new Point2D.Double(width / 2.0 + x, height / 2.0 + y),
        ENDS,
        colors);
  }

  private static Point2D point(int width, int height, RandomGenerator random) {
    return random.nextBoolean()
        ? new Point2D.Double(width / 2.0, height / 2.0)
        : new Point2D.Double(random.nextDouble() * width, random.nextDouble() * height);
  }
}
