package dev.beagle.network;

/** The size of one image's values between two steps; a flat one has a height and width of 1. */
public record Shape(int channels, int height, int width) {

  public static Shape flat(int length) {
    return new Shape(length, 1, 1);
  }

  public static Shape of(int channels, HeightWidth size) {
    return new Shape(channels, size.height(), size.width());
  }

  /** This shape with more rows and columns and the same channels. */
  public Shape grown(int rows, int columns) {
    return new Shape(channels, height + rows, width + columns);
  }

  public boolean isFlat() {
    return height == 1 && width == 1;
  }

  public int length() {
    return channels * height * width;
  }

  /** The dimensions of a batch of them, outermost first. */
  public long[] dims(int batch) {
    return new long[] {batch, channels, height, width};
  }
}
