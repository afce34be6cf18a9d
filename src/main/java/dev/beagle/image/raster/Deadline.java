package dev.beagle.image.raster;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.time.Duration;

/** When a decode has to be over, in {@link System#nanoTime}; an interrupt ends it as well. */
public record Deadline(long nanoTime) {
  public static final Deadline NEVER = after(Duration.ofDays(36_500));

  public static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /**
   * Called wherever work is done.
   *
   * @throws BeagleException if it is past
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
    return new BeagleException(
        ErrorCode.UNAVAILABLE, "The server is being stopped. Send the image again a little later.");
  }
}
