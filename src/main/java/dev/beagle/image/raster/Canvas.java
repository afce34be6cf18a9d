package dev.beagle.image.raster;

import java.util.Arrays;

/**
 * The size of a picture and the place of its first frame, which may cover a part only in GIF and
 * animated WebP. The rest is white.
 */
public record Canvas(Size size, Region frame) {

  /** A canvas filled by its frame. */
  public static Canvas filled(Size size) {
    return new Canvas(size, new Region(0, 0, size));
  }

  /** A canvas enlarged to hold its frame, as in Pillow and in browsers. */
  public static Canvas holding(Size size, Region frame) {
    int width = Math.max(size.width(), frame.x() + frame.size().width());
    int height = Math.max(size.height(), frame.y() + frame.size().height());
    return new Canvas(new Size(width, height), frame);
  }

  /** The rows of the whole canvas, made from the rows of the frame. */
  public RgbRows rows(RgbRows frameRows) {
    return size.equals(frameRows.size()) ? frameRows : new Framed(this, frameRows);
  }

  private record Framed(Canvas canvas, RgbRows frameRows) implements RgbRows {
    @Override
    public Size size() {
      return canvas.size;
    }

    @Override
    public void read(int y, byte[] rgb) {
      Arrays.fill(rgb, (byte) 255);
      int row = y - canvas.frame.y();
      if (row >= 0 && row < frameRows.size().height()) {
        byte[] part = new byte[3 * frameRows.size().width()];
        frameRows.read(row, part);
        System.arraycopy(part, 0, rgb, 3 * canvas.frame.x(), part.length);
      }
    }
  }
}
