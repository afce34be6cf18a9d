package dev.beagle.image.format;

import dev.beagle.image.raster.Deadline;
import dev.beagle.image.raster.DecodedImage;
import dev.beagle.image.raster.RgbRows;
import dev.beagle.image.raster.Size;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decodes ordinary JPEGs natively, and large ones at a fraction of their size. Other JPEGs and
 * damaged ones are left to the codec of ImageIO, which has the better error messages.
 */
public final class ReducedJpeg {
  /** Encoders write up to a dozen. The library does not stop at the deadline. */
  private static final int MAX_SCANS = 32;

  private static final int LARGEST_REDUCTION = 8;

  /**
   * Smallest ratio of a reduced picture's sides to the wanted ones. Pillow's {@code reducing_gap}
   * for thumbnails is 2 by default, with little more likeness.
   */
  private static final double RESERVE = 1.5;

  private final TurboJpeg library;
  private final PixelLimit limit;

  public ReducedJpeg(TurboJpeg library, PixelLimit limit) {
    this.library = library;
    this.limit = limit;
  }

  /**
   * Reads a file that begins like a JPEG; empty if it is left to ImageIO.
   *
   * @param resizing from a picture's stored size to its resized size
   */
  public Optional<DecodedImage> read(byte[] file, UnaryOperator<Size> resizing, Deadline deadline)
      throws IOException {
    JpegLimits cost = JpegLimits.of(file);
    limit.checkJpeg(cost);
    Optional<Size> ordinary = JpegSegments.ordinaryFrame(file);
    if (ordinary.isEmpty() || !cost.within(ordinary.get().pixels(), MAX_SCANS)) {
      return Optional.empty();
    }
    Size size = ordinary.get();
    limit.check(size);
    deadline.check();
    int reduction = reduction(size, resizing.apply(size));
    Optional<RgbRows> rows = library.decode(file, reduction);
    deadline.check();
    return rows.filter(decoded -> decoded.size().equals(size.reduced(reduction)))
        .map(decoded -> new DecodedImage(decoded, size, reduction));
  }

  static int reduction(Size size, Size resized) {
    int reduction = LARGEST_REDUCTION;
    while (reduction > 1
        && (size.width() < RESERVE * reduction * resized.width()
            || size.height() < RESERVE * reduction * resized.height())) {
      reduction /= 2;
    }
    return reduction;
  }
}
