package dev.beagle.image.raster;

/**
 * A decoded picture, at its size or a fraction of it.
 *
 * @param rows the decoded rows
 * @param size the size in the file
 * @param reduction the divisor of width and height, rounded up, from the file's size to the rows'
 */
public record DecodedImage(RgbRows rows, Size size, int reduction) {
  public static DecodedImage whole(RgbRows rows) {
    return new DecodedImage(rows, rows.size(), 1);
  }
}
