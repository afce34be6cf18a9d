package dev.beagle.plan;

/** A height and a width, in pixels: of a kernel, of its steps, of padding. */
public record Extent(int height, int width) {
  public static final Extent NONE = new Extent(0, 0);
  public static final Extent ONE = new Extent(1, 1);

  /** From DL4J's arrays, which have the height first. */
  public static Extent of(int[] heightAndWidth) {
    return new Extent(heightAndWidth[0], heightAndWidth[1]);
  }

  public Extent plus(Extent other) {
    return new Extent(height + other.height, width + other.width);
  }

  /** As oneDNN wants it. */
  public long[] dims() {
    return new long[] {height, width};
  }
}
