package dev.beagle.image.raster;

/**
 * A decoded picture, at its size or a fraction of it.
 *
 * @param rows the decoded rows
 * @param size the size in the file
 * @param reduction the divisor of width and height, rounded up, from the file's size to the rows'
 */
public record Picture(RgbRows rows, Size size, int reduction) {
  public static Picture whole(RgbRows rows) {
    return new Picture(rows, rows.size(), 1);
  }
}
