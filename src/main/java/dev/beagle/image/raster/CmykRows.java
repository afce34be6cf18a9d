package dev.beagle.image.raster;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an image of inks (CMYK). They are converted by the image's profile, since inks say little
 * about colours; without a profile by {@code red = (1 - cyan) (1 - black)} and so on, as by Pillow.
 */
final class CmykRows implements RgbRows {
  private final Raster raster;
  private final int shift;
  private final @Nullable ColorConvertOp byProfile;
  private final int[] samples;

  CmykRows(Raster raster, ColorModel colours) {
    this.raster = raster;
    this.shift = Math.max(colours.getComponentSize(0) - 8, 0);
    this.samples = new int[raster.getWidth() * raster.getNumBands()];
    this.byProfile =
        colours.getColorSpace() instanceof ICC_ColorSpace profile
            ? new ColorConvertOp(profile, ColorSpace.getInstance(ColorSpace.CS_sRGB), null)
            : null;
  }

  @Override
  public Size size() {
    return new Size(raster.getWidth(), raster.getHeight());
  }

  @Override
  public void read(int y, byte[] rgb) {
    raster.getPixels(0, y, raster.getWidth(), 1, samples);
    if (byProfile == null) {
      mix(rgb);
    } else {
      convert(rgb, byProfile);
    }
  }

  private void mix(byte[] rgb) {
    int bands = raster.getNumBands();
    for (int from = 0, to = 0; from < samples.length; from += bands) {
      int light = 255 - (samples[from + 3] >> shift);
      for (int band = 0; band < 3; band++) {
        rgb[to++] = (byte) ((255 - (samples[from + band] >> shift)) * light / 255);
      }
    }
  }

  private void convert(byte[] rgb, ColorConvertOp profile) {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 4, null);
    for (int x = 0; x < width; x++) {
      for (int band = 0; band < 4; band++) {
        inks.setSample(x, 0, band, samples[x * bands + band] >> shift);
      }
    }
    WritableRaster light = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 3, null);
    profile.filter(inks, light).getDataElements(0, 0, width, 1, rgb);
  }
}
