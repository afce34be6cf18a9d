package dev.beagle.training;

import com.twelvemonkeys.image.ResampleOp;
import dev.beagle.job.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Turns a picture into the model's input as the server does: stretched, antialiased. */
final class Shrinker {
  /** Width and height of the model's input, in pixels. */
  static final int SIDE = 64;

  private Shrinker() {}

  static Pixels shrink(BufferedImage picture) {
    return shrink(picture, ResampleOp.FILTER_CATROM);
  }

  /**
   * @param filter one of {@link ResampleOp}'s; {@code FILTER_CATROM} is the server's cubic
   */
  static Pixels shrink(BufferedImage picture, int filter) {
    BufferedImage small = new ResampleOp(SIDE, SIDE, filter).filter(opaque(picture), null);
    int[] argb = small.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
    byte[] rgb = new byte[3 * argb.length];
    for (int i = 0; i < argb.length; i++) {
      rgb[3 * i] = (byte) (argb[i] >> 16);
      rgb[3 * i + 1] = (byte) (argb[i] >> 8);
      rgb[3 * i + 2] = (byte) argb[i];
    }
    return new Pixels(SIDE, SIDE, rgb);
  }

  private static BufferedImage opaque(BufferedImage picture) {
    if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
      return picture;
    }
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(picture, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return copy;
  }
}
