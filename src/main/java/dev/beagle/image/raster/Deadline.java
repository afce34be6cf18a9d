package dev.beagle.image.raster;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.time.Duration;

/**
 * The end of the time for a decode; an interrupt ends it, too.
 *
 * @param nanoTime the end in {@link System#nanoTime}
 */
public record Deadline(long nanoTime) {
  public static final Deadline NEVER = after(Duration.ofDays(36_500));

  public static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /**
   * Checks the deadline; long work calls it again and again.
   *
   * @throws BeagleException {@code undecodable_image} after the deadline, {@code unavailable} after
   *     an interrupt
   */
  public void check() {
    if (System.nanoTime() - nanoTime > 0) {
      throw new BeagleException(
          ErrorCode.UNDECODABLE_IMAGE,
          "The image takes too long to decode. Send it in a simpler form, such as a baseline JPEG.");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  public static BeagleException interrupted() {
    return new BeagleException(ErrorCode.UNAVAILABLE, BeagleException.STOPPING);
  }
}
