package dev.beagle.image.raster;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

/**
 * Converts a decoded image to rows of RGB. RGB and grey profiles are ignored, as by Pillow, since
 * models are trained without them. Samples of more than 8 bits keep the upper 8.
 */
public final class ImageRows {
  private ImageRows() {}

  public static RgbRows of(BufferedImage image, Deadline deadline) {
    ColorModel colours = image.getColorModel();
    RgbRows rows;
    if (colours instanceof IndexColorModel palette) {
      rows = new PaletteRows(image.getRaster(), palette);
    } else if (hasPlainSamples(colours)) {
      rows = new SampleRows(image.getRaster(), colours);
    } else if (colours.getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
      rows = new CmykRows(image.getRaster(), colours);
    } else {
      rows = new ConvertedRows(image);
    }
    return new TimedRows(rows, deadline);
  }

  private static boolean hasPlainSamples(ColorModel colours) {
    int type = colours.getColorSpace().getType();
    int transfer = colours.getTransferType();
    return colours instanceof ComponentColorModel
        && (type == ColorSpace.TYPE_RGB || type == ColorSpace.TYPE_GRAY)
        && (transfer == DataBuffer.TYPE_BYTE || transfer == DataBuffer.TYPE_USHORT);
  }

  /** Rows with a deadline. */
  private record TimedRows(RgbRows rows, Deadline deadline) implements RgbRows {
    @Override
    public Size size() {
      return rows.size();
    }

    @Override
    public void read(int y, byte[] rgb) {
      deadline.check();
      rows.read(y, rgb);
    }
  }

  /** Rows of rare kinds, such as packed pixels, floats and Lab; slower than the others. */
  private record ConvertedRows(BufferedImage image) implements RgbRows {
    @Override
    public Size size() {
      return new Size(image.getWidth(), image.getHeight());
    }

    @Override
    public void read(int y, byte[] rgb) {
      int[] colours = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
      for (int x = 0; x < colours.length; x++) {
        OnWhite.put(colours[x], rgb, 3 * x);
      }
    }
  }
}
