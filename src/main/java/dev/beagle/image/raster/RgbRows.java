package dev.beagle.image.raster;

/** An image as rows of 8-bit RGB, without alpha. */
public interface RgbRows {
  Size size();

  /** Writes row {@code y}, counted from the top, into the first 3 x width elements of a row. */
  void read(int y, byte[] rgb);
}
