package dev.beagle.image.raster;

/** Rows of an image in 8-bit RGB, without alpha. */
public interface RgbRows {
  Size size();

  /** Writes row {@code y}, counted from the top, into the first 3 x width elements of an array. */
  void read(int y, byte[] rgb);
}
