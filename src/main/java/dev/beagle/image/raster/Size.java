package dev.beagle.image.raster;

/** Width and height in pixels. */
public record Size(int width, int height) {
  public long pixels() {
    return (long) width * height;
  }

  Size transposed() {
    return new Size(/* width= */ height, /* height= */ width);
  }

  /** The size divided by a reduction, rounded up. */
  public Size reduced(int reduction) {
    return new Size((width + reduction - 1) / reduction, (height + reduction - 1) / reduction);
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}
