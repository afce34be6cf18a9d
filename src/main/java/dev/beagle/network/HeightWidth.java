package dev.beagle.network;

/** A height and a width in pixels, of a kernel, a stride, a dilation or a padding. */
public record HeightWidth(int height, int width) {
  public static final HeightWidth NONE = new HeightWidth(0, 0);
  public static final HeightWidth ONE = new HeightWidth(1, 1);

  /** From an array with the height first. */
  public static HeightWidth of(int[] heightAndWidth) {
    return new HeightWidth(heightAndWidth[0], heightAndWidth[1]);
  }

  public HeightWidth plus(HeightWidth other) {
    return new HeightWidth(height + other.height, width + other.width);
  }

  /** An array with the height first. */
  public long[] dims() {
    return new long[] {height, width};
  }
}
