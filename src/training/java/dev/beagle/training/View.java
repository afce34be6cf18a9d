package dev.beagle.training;

import dev.beagle.job.Pixels;
import java.util.random.RandomGenerator;

/**
 * An augmentation of a picture: turned by quarters, mirrored, colour channels exchanged, colours
 * inverted. It does not change the class of the picture, so one picture gives 96.
 */
record View(
    boolean transposed, boolean flippedX, boolean flippedY, int channels, boolean inverted) {
  private static final int[][] CHANNEL_ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };
  private static final float CENTRE = 127.5f;

  /** The picture as it is. */
  static final View PLAIN = new View(false, false, false, 0, false);

  static View random(RandomGenerator random) {
    return new View(
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(CHANNEL_ORDERS.length),
        random.nextBoolean());
  }

  /** Writes a square picture as {@code [3, side, side]} values from -1 to 1 at an offset. */
  void write(Pixels pixels, float[] target, int offset) {
    int side = pixels.width();
    byte[] rgb = pixels.rgb();
    int position = offset;
    for (int channel : CHANNEL_ORDERS[channels]) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          int level = rgb[3 * source(x, y, side) + channel] & 0xff;
          target[position++] = ((inverted ? 255 - level : level) - CENTRE) / CENTRE;
        }
      }
    }
  }

  private int source(int x, int y, int side) {
    int column = flippedX ? side - 1 - x : x;
    int row = flippedY ? side - 1 - y : y;
    return transposed ? column * side + row : row * side + column;
  }
}
