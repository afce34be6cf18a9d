package dev.beagle.benchmark;

/**
 * The time from a file to a model's input, on one thread.
 *
 * @param picture what it is
 * @param bytes the size of the file
 * @param millis as the web node does it
 * @param heap what the web node allocates on the way, in bytes
 * @param plainMillis with the JDK's own codec, all of the image, and the same filter for the size
 * @param plainDecodeMillis the first half of that, without the filter
 * @param plainHeap what that allocates, in bytes
 * @param difference of the two results, the mean of the absolute, in levels of 0 to 255
 */
public record ImageFigure(
    String picture,
    int bytes,
    Spread millis,
    long heap,
    Spread plainMillis,
    Spread plainDecodeMillis,
    long plainHeap,
    double difference) {

  /** How many times as fast as the plain way. */
  public double speedup() {
    return plainMillis.median() / millis.median();
  }
}
