package dev.beagle.image.format;

import dev.beagle.image.raster.Canvas;
import dev.beagle.image.raster.Deadline;
import dev.beagle.image.raster.ImageRows;
import dev.beagle.image.raster.RgbRows;
import dev.beagle.image.raster.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;

/** Decodes the first frame or page of a file after a check of its header. */
public final class FirstFrame {
  /** TIFF 6.0, section 22. */
  private static final int OLD_JPEG = 6;

  private final byte[] file;
  private final ImageFormat format;
  private final PixelLimit limit;
  private final Deadline deadline;

  public FirstFrame(byte[] file, ImageFormat format, PixelLimit limit, Deadline deadline) {
    this.file = file;
    this.format = format;
    this.limit = limit;
    this.deadline = deadline;
  }

  /** Decodes the rows in their stored order, upright or not. */
  public RgbRows read() throws IOException {
    return switch (format) {
      case JPEG -> {
        limit.checkJpeg(JpegLimits.of(file));
        yield rows(decode(JpegSegments.withoutColourProfile(file)));
      }
      case PNG, BMP -> rows(decode(file));
      case TIFF -> {
        limit.checkJpeg(JpegLimits.of(file));
        refuseOldJpeg();
        yield rows(decode(file));
      }
      case GIF -> {
        Canvas canvas = GifFile.canvas(file);
        limit.check(canvas.size());
        yield canvas.rows(rows(decode(file)));
      }
      case WEBP -> webp(WebpFile.of(file));
    };
  }

  /** The codec would copy such a JPEG to disk; TIFF abandoned the kind in 1995. */
  private void refuseOldJpeg() throws IIOException {
    OptionalInt compression = TiffDirectory.number(file, 0, TiffDirectory.COMPRESSION);
    if (compression.equals(OptionalInt.of(OLD_JPEG))) {
      throw new IIOException("its JPEG compression is of the kind that TIFF abandoned");
    }
  }

  private RgbRows webp(WebpFile webp) throws IOException {
    limit.check(webp.canvas().size());
    if (webp.isLossy()) {
      limit.checkLossyWebp(webp.canvas().frame().size());
    }
    BufferedImage image = decode(webp.forCodec());
    webp.complete(image);
    return webp.canvas().rows(rows(image));
  }

  private RgbRows rows(BufferedImage image) {
    return ImageRows.of(image, deadline);
  }

  private BufferedImage decode(byte[] bytes) throws IOException {
    ImageReader reader = format.newReader();
    try (BoundedInput input = new BoundedInput(bytes, deadline, format == ImageFormat.WEBP)) {
      reader.setInput(input, false, true);
      Size size = new Size(reader.getWidth(0), reader.getHeight(0));
      limit.check(size);
      if (format == ImageFormat.TIFF) {
        limit.checkTiff(reader, size);
      }
      return decode(reader);
    } finally {
      reader.dispose();
    }
  }

  /** JPEG codecs fill a truncated image up with grey, and only warn. */
  private static BufferedImage decode(ImageReader reader) throws IOException {
    AtomicReference<String> cutOff = new AtomicReference<>();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
            cutOff.set(warning);
          }
        });
    BufferedImage image = reader.read(0);
    Optional<String> warning = Optional.ofNullable(cutOff.get());
    if (warning.isPresent()) {
      throw new IIOException(warning.get());
    }
    return image;
  }
}
