package dev.beagle.image;

/** Rows of an image whose RGB levels lie one behind the other. */
final class PackedRows implements RgbRows {
  private final Size size;
  private final byte[] rgb;

  PackedRows(Size size, byte[] rgb) {
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
