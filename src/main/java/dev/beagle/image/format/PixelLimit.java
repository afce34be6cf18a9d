package dev.beagle.image.format;

import dev.beagle.image.raster.Size;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.awt.image.DataBuffer;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/** How large an image may be, judged before anything is decoded. */
public record PixelLimit(long maxPixels) {
  /** As in JPEG; it bounds what is kept for each column or row. */
  private static final int MAX_SIDE = 65_535;

  /** The codec of lossy WebP takes some 30 bytes for each pixel, and five times as long. */
  private static final int LOSSY_WEBP_SHARE = 4;

  /** Encoders write up to a dozen; a script can ask for some 200. */
  private static final int MAX_JPEG_SCANS = 256;

  /** As much as 16-bit RGB with alpha takes. */
  private static final int MAX_BYTES_PER_PIXEL = 8;

  void check(Size size) throws IIOException {
    if (size.width() < 1 || size.height() < 1) {
      throw new IIOException("its header says that it has " + size + " pixels");
    }
    if (size.pixels() > maxPixels) {
      throw tooLarge(
          "The image has %s pixels, %d in all; at most %d are accepted. Send a smaller one."
              .formatted(size, size.pixels(), maxPixels));
    }
    if (Math.max(size.width(), size.height()) > MAX_SIDE) {
      throw tooLarge(
          "The image has %s pixels; a side may have at most %d. Send a smaller one."
              .formatted(size, MAX_SIDE));
    }
  }

  void checkLossyWebp(Size size) {
    if (size.pixels() > maxPixels / LOSSY_WEBP_SHARE) {
      throw tooLarge(
          ("The image has %s pixels, %d in all; of lossy WebP at most %d are accepted."
                  + " Send a smaller one or a JPEG.")
              .formatted(size, size.pixels(), maxPixels / LOSSY_WEBP_SHARE));
    }
  }

  /** A TIFF file's tiles can be larger than the image, and its samples many and wide. */
  void checkTiff(ImageReader reader, Size size) throws IOException {
    check(new Size(reader.getTileWidth(0), 1));
    ImageTypeSpecifier type = reader.getRawImageType(0);
    int sampleBytes = DataBuffer.getDataTypeSize(type.getSampleModel().getDataType()) / 8;
    if (size.pixels() * sampleBytes * type.getNumBands() > maxPixels * MAX_BYTES_PER_PIXEL) {
      throw tooLarge(
          "The image has %s pixels of %d x %d bytes. Send 8 bits of red, green and blue."
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
