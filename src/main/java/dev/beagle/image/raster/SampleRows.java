package dev.beagle.image.raster;

import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/** Rows of an image of grey or RGB samples in bytes or shorts, with or without alpha. */
final class SampleRows implements RgbRows {
  private final Raster raster;
  private final int bands;
  private final int green;
  private final int blue;
  private final int alpha;
  private final boolean premultiplied;
  private final boolean wide;
  private final int shift;
  private final byte[] row;
  private @Nullable Object elements;

  SampleRows(Raster raster, ColorModel colours) {
    this.raster = raster;
    this.bands = raster.getNumBands();
    int own = colours.getNumColorComponents();
    this.green = own > 1 ? 1 : 0;
    this.blue = own > 1 ? 2 : 0;
    this.alpha = colours.hasAlpha() ? own : -1;
    this.premultiplied = colours.isAlphaPremultiplied();
    this.wide = raster.getTransferType() == DataBuffer.TYPE_USHORT;
    this.shift = colours.getComponentSize(0) - 8;
    this.row = new byte[bands * raster.getWidth()];
  }

  @Override
  public Size size() {
    return new Size(raster.getWidth(), raster.getHeight());
  }

  @Override
  public void read(int y, byte[] rgb) {
    byte[] samples = samples(y);
    for (int from = 0, to = 0; from < samples.length; from += bands, to += 3) {
      rgb[to] = samples[from];
      rgb[to + 1] = samples[from + green];
      rgb[to + 2] = samples[from + blue];
      if (alpha >= 0 && samples[from + alpha] != -1) {
        putOnWhite(rgb, to, samples[from + alpha] & 0xff);
      }
    }
  }

  private void putOnWhite(byte[] rgb, int at, int opacity) {
    for (int i = at; i < at + 3; i++) {
      int level = rgb[i] & 0xff;
      rgb[i] =
          (byte)
              (premultiplied
                  ? Math.min(level + 255 - opacity, 255)
                  : OnWhite.blend(level, opacity));
    }
  }

  private byte[] samples(int y) {
    Object stored = raster.getDataElements(0, y, raster.getWidth(), 1, elements);
    elements = stored;
    if (!wide) {
      return scaled((byte[]) stored);
    }
    short[] levels = (short[]) stored;
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) ((levels[i] & 0xffff) >> shift);
    }
    return row;
  }

  /** Stretches samples of fewer than 8 bits to the full range. */
  private byte[] scaled(byte[] levels) {
    if (shift >= 0) {
      return levels;
    }
    int brightest = (1 << (shift + 8)) - 1;
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) ((levels[i] & 0xff) * 255 / brightest);
    }
    return row;
  }
}
