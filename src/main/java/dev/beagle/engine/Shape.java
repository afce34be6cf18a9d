package dev.beagle.engine;

/** The size of one image's values between two steps; what is flat has a height and width of 1. */
record Shape(int channels, int height, int width) {

  static Shape flat(int length) {
    return new Shape(length, 1, 1);
  }

  boolean isFlat() {
    return height == 1 && width == 1;
  }

  int length() {
    return channels * height * width;
  }

  /** The dimensions of a batch of them, outermost first. */
  long[] dims(int batch) {
    return new long[] {batch, channels, height, width};
  }
}
