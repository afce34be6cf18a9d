package dev.beagle.queue;

/**
 * The size of a job's image, in pixels.
 *
 * @param width columns
 * @param height rows
 */
public record ImageSize(int width, int height) {

  /** The length of the image as 8-bit RGB, in bytes. */
  public long bytes() {
    return 3L * width * height;
  }
}
