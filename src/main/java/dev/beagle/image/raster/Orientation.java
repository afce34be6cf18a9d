package dev.beagle.image.raster;

import java.util.List;

/**
 * The orientation of a stored image. The upright pixel (x, y) is stored at (x, y), or at (y, x) if
 * {@code transposed}, counted from the right if {@code fromRight} and from the bottom if {@code
 * fromBottom}.
 */
public record Orientation(boolean transposed, boolean fromRight, boolean fromBottom) {
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  /** Values 1 to 8 of EXIF's tag 0x0112, in their order (EXIF 2.32, section 4.6.4 A). */
  private static final List<Orientation> BY_EXIF_VALUE =
      List.of(
          UPRIGHT,
          new Orientation(false, true, false),
          new Orientation(false, true, true),
          new Orientation(false, false, true),
          new Orientation(true, false, false),
          new Orientation(true, false, true),
          new Orientation(true, true, true),
          new Orientation(true, true, false));

  /** The orientation of an EXIF value; values unknown to EXIF mean upright, as in Pillow. */
  public static Orientation ofExif(int value) {
    return value >= 1 && value <= 8 ? BY_EXIF_VALUE.get(value - 1) : UPRIGHT;
  }

  /** Turns an upright size into the stored one, or a stored size into the upright one. */
  public Size turn(Size size) {
    return transposed ? size.transposed() : size;
  }

  /** Turns a window of the upright image into the window of the stored image, of that size. */
  public Region turn(Region window, Size stored) {
    Size size = turn(window.size());
    int x = transposed ? window.y() : window.x();
    int y = transposed ? window.x() : window.y();
    return new Region(
        fromRight ? stored.width() - size.width() - x : x,
        fromBottom ? stored.height() - size.height() - y : y,
        size);
  }

  /** Turns stored RGB pixels upright. */
  public byte[] upright(byte[] stored, Size storedSize) {
    if (equals(UPRIGHT)) {
      return stored;
    }
    int width = storedSize.width();
    int height = storedSize.height();
    Size size = turn(storedSize);
    byte[] rgb = new byte[stored.length];
    int to = 0;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        int column = transposed ? y : x;
        int row = transposed ? x : y;
        column = fromRight ? width - 1 - column : column;
        row = fromBottom ? height - 1 - row : row;
        System.arraycopy(stored, (row * width + column) * 3, rgb, to, 3);
        to += 3;
      }
    }
    return rgb;
  }
}
