package dev.beagle.image;

/** Width and height in pixels. */
record Size(int width, int height) {
  long pixels() {
    return (long) width * height;
  }

  Size transposed() {
    return new Size(/* width= */ height, /* height= */ width);
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}
