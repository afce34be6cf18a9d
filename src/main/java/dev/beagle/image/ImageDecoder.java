package dev.beagle.image;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;

/** Turns an uploaded file into a model's input. Safe for use by many threads. */
public final class ImageDecoder {
  public ImageDecoder(Settings settings) {}

  /**
   * The image in a file, upright, RGB, resized.
   *
   * @param file JPEG, PNG, GIF, BMP, TIFF or WebP; of several frames or pages, the first counts
   * @param width the model's input width in pixels
   * @param height the model's input height in pixels
   * @throws BeagleException with {@link ErrorCode#MISSING_IMAGE} for no bytes at all, {@link
   *     ErrorCode#UNSUPPORTED_MEDIA_TYPE} for another format, {@link ErrorCode#IMAGE_TOO_LARGE} for
   *     too many pixels by the header, {@link ErrorCode#UNDECODABLE_IMAGE} for a damaged file,
   *     {@link ErrorCode#UNAVAILABLE} if the thread is interrupted
   */
  public Pixels decode(byte[] file, int width, int height, Resize resize) {
    throw new BeagleException(ErrorCode.UNDECODABLE_IMAGE, "not decoded yet");
  }
}
