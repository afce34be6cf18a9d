package dev.beagle.image;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Turns an uploaded file into a model's input. Safe for use by many threads, of which only so many
 * decode at the same time; the others wait their turn. A decode takes up to some 20 bytes of memory
 * for each pixel of the file's image, 4 in most cases, and ends after a time that is set.
 */
public final class ImageDecoder {
  private final PixelLimit limit;
  private final Duration timeout;
  private final Semaphore decoders;

  public ImageDecoder(Settings settings) {
    this(settings, new Semaphore(settings.get(Settings.IMAGE_DECODERS), true));
  }

  ImageDecoder(Settings settings, Semaphore decoders) {
    this.limit = new PixelLimit(settings.get(Settings.IMAGE_MAX_PIXELS));
    this.timeout = settings.get(Settings.IMAGE_TIMEOUT);
    this.decoders = decoders;
  }

  /**
   * The image in a file, upright, RGB, resized.
   *
   * <p>What is transparent becomes white. RGB and grey profiles are ignored, as Pillow does, for
   * models are trained that way; inks (CMYK) are converted by their profile if there is one.
   *
   * @param file JPEG, PNG, GIF, BMP, TIFF or WebP; of several frames or pages, the first counts
   * @param width the model's input width in pixels
   * @param height the model's input height in pixels
   * @throws BeagleException with {@link ErrorCode#MISSING_IMAGE} for no bytes at all, {@link
   *     ErrorCode#UNSUPPORTED_MEDIA_TYPE} for another format, {@link ErrorCode#IMAGE_TOO_LARGE} for
   *     too many pixels by the header, {@link ErrorCode#UNDECODABLE_IMAGE} for a damaged file or
   *     one that takes too long, {@link ErrorCode#UNAVAILABLE} if the thread is interrupted
   */
  public Pixels decode(byte[] file, int width, int height, Resize resize) {
    if (file.length == 0) {
      throw new BeagleException(
          ErrorCode.MISSING_IMAGE, "The file is empty. Send the bytes of an image.");
    }
    ImageFormat format = ImageFormat.of(file).orElseThrow(ImageDecoder::unsupported);
    takeTurn();
    try {
      return decode(file, format, new Size(width, height), resize);
    } finally {
      decoders.release();
    }
  }

  private Pixels decode(byte[] file, ImageFormat format, Size input, Resize resize) {
    try {
      Deadline deadline = Deadline.after(timeout);
      RgbRows rows = new FirstFrame(file, format, limit, deadline).read();
      Orientation orientation = Exif.orientation(file, format);
      Framing upright = Framing.of(orientation.turn(rows.size()), input, resize);
      Size resized = orientation.turn(upright.resized());
      Window kept = orientation.turn(upright.kept(), resized);
      byte[] stored = Bicubic.resize(rows, resized, kept);
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

  private void takeTurn() {
    try {
      decoders.acquire();
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
