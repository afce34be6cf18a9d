package dev.beagle.training;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * Draws a picture of one filled shape: 64 to 1024 pixels a side, in any two colours that differ, on
 * a plain, running or noisy background. The same generator state gives the same picture.
 */
final class Painter {
  private final RandomGenerator random;

  Painter(RandomGenerator random) {
    this.random = random;
  }

  BufferedImage draw(ShapeKind kind) {
    // Small pictures are the more frequent ones: they are the harder ones, and quicker to draw.
    int side = (int) (64 * Math.pow(16, Math.pow(random.nextDouble(), 1.7)));
    int otherSide = Math.max(64, (int) (side * aspect()));
    boolean wide = random.nextBoolean();
    return draw(kind, wide ? side : otherSide, wide ? otherSide : side);
  }

  BufferedImage draw(ShapeKind kind, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Palette palette = random.nextBoolean() ? Palette.plain(random) : Palette.gradient(random);
    double noise = random.nextInt(5) < 2 ? random.nextDouble(2, 14) : 0;
    boolean noiseBehind = random.nextInt(3) == 0;
    Graphics2D graphics = image.createGraphics();
    Background.paint(graphics, width, height, palette, random);
    if (noise > 0 && noiseBehind) {
      Wear.noise(image, noise, random.nextBoolean(), random);
    }
    paintShape(graphics, Placement.place(kind.outline(random), width, height, random), palette);
    graphics.dispose();
    if (noise > 0 && !noiseBehind) {
      Wear.noise(image, noise, random.nextBoolean(), random);
    }
    return wear(image);
  }

  /** Long side over short side: mostly square, up to 2. */
  private double aspect() {
    double choice = random.nextDouble();
    if (choice < 0.5) {
      return 1;
    }
    return 1 / random.nextDouble(1, choice < 0.92 ? 1.5 : 2);
  }

  private void paintShape(Graphics2D graphics, Shape shape, Palette palette) {
    if (random.nextInt(3) > 0) {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }
    graphics.setColor(palette.shape());
    graphics.fill(shape);
    if (random.nextInt(12) == 0) {
      paintEdge(graphics, shape, palette);
    }
  }

  /** A thin edge, in a colour of its own or in the shape's, which rounds the corners. */
  private void paintEdge(Graphics2D graphics, Shape shape, Palette palette) {
    double extent = Math.max(shape.getBounds2D().getWidth(), shape.getBounds2D().getHeight());
    Color color = random.nextBoolean() ? palette.shape() : Palette.color(random);
    graphics.setColor(color);
    graphics.setStroke(
        new BasicStroke(
            (float) (extent * random.nextDouble(0.01, 0.05)),
            BasicStroke.CAP_ROUND,
            random.nextBoolean() ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_MITER));
    graphics.draw(shape);
  }

  private BufferedImage wear(BufferedImage image) {
    if (random.nextInt(20) == 0) {
      Wear.specks(image, random.nextDouble(0.01), random);
    }
    return random.nextInt(10) < 3 ? Wear.jpeg(image, (float) random.nextDouble(0.4, 0.98)) : image;
  }
}
