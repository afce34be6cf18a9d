package dev.beagle.job;

/**
 * An image as a model takes it: 8-bit RGB, rows from the top, {@code rgb[(y * width + x) * 3 + c]}.
 *
 * <p>The array is not copied, for it is the largest thing that a job carries: whoever makes a
 * {@code Pixels} gives it away, and whoever reads it leaves it as it is.
 */
public final class Pixels {
  private final int width;
  private final int height;
  private final byte[] rgb;

  public Pixels(int width, int height, byte[] rgb) {
    if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "%d bytes are not %d x %d RGB pixels".formatted(rgb.length, width, height));
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public byte[] rgb() {
    return rgb;
  }
}
