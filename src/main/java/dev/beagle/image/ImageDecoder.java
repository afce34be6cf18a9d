package dev.beagle.image;

import dev.beagle.config.ImageConfig;
import dev.beagle.image.format.Exif;
import dev.beagle.image.format.FirstFrame;
import dev.beagle.image.format.ImageFormat;
import dev.beagle.image.format.PixelLimit;
import dev.beagle.image.format.ReducedJpeg;
import dev.beagle.image.format.TurboJpeg;
import dev.beagle.image.raster.Deadline;
import dev.beagle.image.raster.DecodedImage;
import dev.beagle.image.raster.Orientation;
import dev.beagle.image.raster.Region;
import dev.beagle.image.raster.Size;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Decodes and resizes an uploaded file to a model's input. Safe for any number of threads: a
 * limited number decode at once, and the others wait for their turn. A decode takes up to 20 bytes
 * of memory for each pixel of the file's image, 4 in most cases, and has a time limit.
 *
 * <p>JPEGs that are at least three times as large as the model's input are decoded at a half, a
 * quarter or an eighth of their size, which leaves at least one and a half times the input's size.
 * For photographs of 12 megapixels, the result differs from that of a full decode by 0.3 to 0.5
 * levels on average.
 */
public final class ImageDecoder implements AutoCloseable {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final PixelLimit limit;
  private final Duration timeout;
  private final Semaphore decoders;
  private final Optional<TurboJpeg> turbo;

  public ImageDecoder(ImageConfig config) {
    this(config, new Semaphore(config.decoders(), true));
  }

  ImageDecoder(ImageConfig config, Semaphore decoders) {
    this(config, decoders, TurboJpeg.load());
  }

  ImageDecoder(ImageConfig config, Semaphore decoders, Optional<TurboJpeg> turbo) {
    this.limit = new PixelLimit(config.maxPixels());
    this.timeout = config.timeout();
    this.decoders = decoders;
    this.turbo = turbo;
  }

  /**
   * The image in a file, upright, RGB, resized.
   *
   * <p>Transparent pixels become white. RGB and grey profiles are ignored, as by Pillow, since
   * models are trained without them; inks (CMYK) are converted by their profile if there is one.
   *
   * @param file a JPEG, PNG, GIF, BMP, TIFF or WebP file; its first frame or page is decoded
   * @param width the model's input width in pixels
   * @param height the model's input height in pixels
   * @throws BeagleException with {@link ErrorCode#MISSING_IMAGE} for no bytes at all, {@link
   *     ErrorCode#UNSUPPORTED_MEDIA_TYPE} for another format, {@link ErrorCode#IMAGE_TOO_LARGE} for
   *     too many pixels by the header, {@link ErrorCode#UNDECODABLE_IMAGE} for a damaged file or
   *     one that takes too long, {@link ErrorCode#UNAVAILABLE} if the thread is interrupted
   */
  public Pixels decode(byte[] file, int width, int height, Resize resize) {
    return decode(file, width, height, resize, FOR_EVER);
  }

  /**
   * As {@link #decode(byte[], int, int, Resize)}, with a limited wait for a turn.
   *
   * @param patience longest wait for a turn
   * @throws BeagleException also with {@link ErrorCode#DEADLINE_EXCEEDED} if the wait is over
   */
  public Pixels decode(byte[] file, int width, int height, Resize resize, Duration patience) {
    if (file.length == 0) {
      throw new BeagleException(
          ErrorCode.MISSING_IMAGE, "The file is empty. Send the bytes of an image.");
    }
    ImageFormat format = ImageFormat.of(file).orElseThrow(ImageDecoder::unsupported);
    takeTurn(patience);
    try {
      return decode(file, format, new Size(width, height), resize);
    } finally {
      decoders.release();
    }
  }

  private Pixels decode(byte[] file, ImageFormat format, Size input, Resize resize) {
    try {
      Deadline deadline = Deadline.after(timeout);
      Orientation orientation = Exif.orientation(file, format);
      UnaryOperator<Size> resizing =
          stored -> {
            Framing framing = Framing.of(orientation.turn(stored), input, resize);
            return orientation.turn(framing.resized());
          };
      DecodedImage picture = picture(file, format, resizing, deadline);
      Framing upright = Framing.of(orientation.turn(picture.size()), input, resize);
      Size resized = orientation.turn(upright.resized());
      Region kept = orientation.turn(upright.kept(), resized);
      byte[] stored = Bicubic.resize(picture, resized, kept);
      return new Pixels(input.width(), input.height(), orientation.upright(stored, kept.size()));
    } catch (BeagleException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw undecodable(format, "it takes more memory than there is", e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Codecs answer damaged files with exceptions of every kind.
      throw undecodable(format, "the file is damaged or incomplete", e);
    }
  }

  private DecodedImage picture(
      byte[] file, ImageFormat format, UnaryOperator<Size> resizing, Deadline deadline)
      throws IOException {
    if (format == ImageFormat.JPEG && turbo.isPresent()) {
      ReducedJpeg jpeg = new ReducedJpeg(turbo.get(), limit);
      Optional<DecodedImage> reduced = jpeg.read(file, resizing, deadline);
      if (reduced.isPresent()) {
        return reduced.get();
      }
    }
    return DecodedImage.whole(new FirstFrame(file, format, limit, deadline).read());
  }

  /** Frees the native codec; ImageIO decodes the images that come afterwards. */
  @Override
  public void close() {
    turbo.ifPresent(TurboJpeg::close);
  }

  private void takeTurn(Duration patience) {
    try {
      if (!decoders.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new BeagleException(
            ErrorCode.DEADLINE_EXCEEDED,
            "The time was up before the image was decoded, since many others were: allow more with"
                + " ?timeout=MS, or send fewer at a time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Deadline.interrupted();
    }
  }

  private static BeagleException unsupported() {
    return new BeagleException(
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        "The file is not an image of a known format. Send %s.".formatted(ImageFormat.ACCEPTED));
  }

  private static BeagleException undecodable(ImageFormat format, String reason, Throwable cause) {
    return new BeagleException(
        ErrorCode.UNDECODABLE_IMAGE,
        "The %s image cannot be decoded: %s. Save it anew and send it again."
            .formatted(format, reason),
        cause);
  }
}
