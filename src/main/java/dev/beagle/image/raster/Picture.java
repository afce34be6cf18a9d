package dev.beagle.image.raster;

/**
 * A decoded picture, perhaps at a fraction of its size.
 *
 * @param size as it is stored in the file
 * @param reduction by how much the rows are smaller: their width is the picture's divided by this
 *     and rounded up, and so is their number
 */
public record Picture(RgbRows rows, Size size, int reduction) {
  public static Picture whole(RgbRows rows) {
    return new Picture(rows, rows.size(), 1);
  }
}
