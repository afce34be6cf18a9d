package dev.beagle.image.format;

import dev.beagle.image.raster.Deadline;
import dev.beagle.image.raster.Picture;
import dev.beagle.image.raster.RgbRows;
import dev.beagle.image.raster.Size;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decodes ordinary JPEGs natively, and large ones at a fraction of their size. It has no errors of
 * its own: whatever is not ordinary, or not sound, is left to the other codec, which knows better
 * what to say.
 */
public final class ReducedJpeg {
  /** Encoders write up to a dozen. The library cannot be stopped, whatever the deadline says. */
  private static final int MAX_SCANS = 32;

  private static final int LARGEST_REDUCTION = 8;

  /**
   * How many times as large as wanted a reduced picture still is, at least: Pillow's {@code
   * reducing_gap} leaves 2 by default when it makes thumbnails, for little more likeness.
   */
  private static final double RESERVE = 1.5;

  private final TurboJpeg library;
  private final PixelLimit limit;

  public ReducedJpeg(TurboJpeg library, PixelLimit limit) {
    this.library = library;
    this.limit = limit;
  }

  /**
   * Reads a file that begins like a JPEG.
   *
   * @param resizing from the size that a picture is stored in to the size that it will be resized
   *     to
   */
  public Optional<Picture> read(byte[] file, UnaryOperator<Size> resizing, Deadline deadline)
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
        .map(decoded -> new Picture(decoded, size, reduction));
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
