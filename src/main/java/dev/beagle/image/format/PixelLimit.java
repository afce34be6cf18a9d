package dev.beagle.image.format;

import dev.beagle.image.raster.Size;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.awt.image.DataBuffer;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * Limit on the size of an image, checked before decoding.
 *
 * @param maxPixels most pixels of an image
 */
public record PixelLimit(long maxPixels) {
  /** JPEG's own limit; it bounds the memory for each column and row. */
  private static final int MAX_SIDE = 65_535;

  /** The codec of lossy WebP takes some 30 bytes for each pixel, and five times the time. */
  private static final int LOSSY_WEBP_SHARE = 4;

  /** Encoders write up to a dozen; a script can ask for some 200. */
  private static final int MAX_JPEG_SCANS = 256;

  /** The memory of 16-bit RGB with alpha. */
  private static final int MAX_BYTES_PER_PIXEL = 8;

  void check(Size size) throws IIOException {
    if (size.width() < 1 || size.height() < 1) {
      throw new IIOException("its header has a size of " + size + " pixels");
    }
    if (size.pixels() > maxPixels) {
      throw tooLarge(
          "The image has %s pixels, %d in all; at most %d are accepted. Send a smaller image."
              .formatted(size, size.pixels(), maxPixels));
    }
    if (Math.max(size.width(), size.height()) > MAX_SIDE) {
      throw tooLarge(
          "The image has %s pixels; a side may have at most %d. Send a smaller image."
              .formatted(size, MAX_SIDE));
    }
  }

  void checkLossyWebp(Size size) {
    if (size.pixels() > maxPixels / LOSSY_WEBP_SHARE) {
      throw tooLarge(
          ("The image has %s pixels, %d in all; at most %d are accepted in lossy WebP."
                  + " Send a smaller image, or a JPEG.")
              .formatted(size, size.pixels(), maxPixels / LOSSY_WEBP_SHARE));
    }
  }

  /** A TIFF file may have tiles larger than the image, and many and wide samples. */
  void checkTiff(ImageReader reader, Size size) throws IOException {
    check(new Size(reader.getTileWidth(0), 1));
    ImageTypeSpecifier type = reader.getRawImageType(0);
    int sampleBytes = DataBuffer.getDataTypeSize(type.getSampleModel().getDataType()) / 8;
    if (size.pixels() * sampleBytes * type.getNumBands() > maxPixels * MAX_BYTES_PER_PIXEL) {
      throw tooLarge(
          "The image has %s pixels of %d x %d bytes, which are too many. Send an image of 8-bit RGB."
              .formatted(size, type.getNumBands(), sampleBytes));
    }
  }

  /** See {@link JpegLimits}. */
  void checkJpeg(JpegLimits cost) {
    if (!cost.within(maxPixels, MAX_JPEG_SCANS)) {
      throw tooLarge("The image has too many scans or pixels. Send it as a baseline JPEG.");
    }
  }

  private static BeagleException tooLarge(String message) {
    return new BeagleException(ErrorCode.IMAGE_TOO_LARGE, message);
  }
}
