package dev.beagle.image.raster;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Rows of an image with a palette; indices beyond the palette are black. */
final class PaletteRows implements RgbRows {
  private final Raster raster;
  private final int[] palette;
  private final int[] indices;

  PaletteRows(Raster raster, IndexColorModel colours) {
    this.raster = raster;
    this.indices = new int[raster.getWidth() * raster.getNumBands()];
    this.palette = new int[colours.getMapSize()];
    colours.getRGBs(palette);
  }

  @Override
  public Size size() {
    return new Size(raster.getWidth(), raster.getHeight());
  }

  @Override
  public void read(int y, byte[] rgb) {
    raster.getPixels(0, y, raster.getWidth(), 1, indices);
    for (int x = 0; x < indices.length; x++) {
      int colour = indices[x] < palette.length ? palette[indices[x]] : 0xff000000;
      OnWhite.put(colour, rgb, 3 * x);
    }
  }
}
