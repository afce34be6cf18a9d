package dev.beagle.image;

/** Width and height in pixels. */
record Size(int width, int height) {
  long pixels() {
    return (long) width * height;
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}
