package dev.beagle.job;

/**
 * The pixels of a model's input: 8-bit RGB, rows from the top, {@code rgb[(y * width + x) * 3 +
 * c]}.
 *
 * <p>The array is the largest thing in a job and is never copied: neither its creator nor its
 * readers may change it.
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
