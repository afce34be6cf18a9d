package dev.beagle.image.raster;

/** Rows of an image in one array of RGB levels. */
public final class PackedRows implements RgbRows {
  private final Size size;
  private final byte[] rgb;

  public PackedRows(Size size, byte[] rgb) {
    this.size = size;
    this.rgb = rgb;
  }

  @Override
  public Size size() {
    return size;
  }

  @Override
  public void read(int y, byte[] row) {
    int length = 3 * size.width();
    System.arraycopy(rgb, length * y, row, 0, length);
  }
}
