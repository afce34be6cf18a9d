package dev.beagle.image.format;

/**
 * The costs of the JPEG images in a file, read from their markers before decoding. A progressive
 * JPEG can hold thousands of scans of a few bytes each, and each scan costs a pass over the whole
 * image. A TIFF file can hold JPEG images larger than its own size.
 *
 * @param largestFrame pixels of the largest frame
 * @param touched pixels that all scans touch together
 */
record JpegLimits(long largestFrame, long touched) {

  /** Reads the markers of a JPEG or TIFF file. */
  static JpegLimits of(byte[] file) {
    long frame = 0;
    long largest = 0;
    long touched = 0;
    for (int at = 0; at + 9 < file.length; at++) {
      if (file[at] != -1) {
        continue;
      }
      if (isFrame(file, at)) {
        frame = (long) number(file, at + 5) * number(file, at + 7);
        largest = Math.max(largest, frame);
      } else if (isScan(file, at)) {
        touched += frame;
      }
    }
    return new JpegLimits(largest, touched);
  }

  /** Whether each frame has at most these pixels, and all scans cost at most so many passes. */
  boolean within(long pixels, int scans) {
    return largestFrame <= pixels && touched <= pixels * scans;
  }

  /** Whether a frame starts here: its length follows from its components (ITU-T T.81, B.2.2). */
  private static boolean isFrame(byte[] file, int at) {
    int marker = file[at + 1] & 0xff;
    return marker >= 0xc0
        && marker <= 0xcb
        && number(file, at + 2) == 8 + 3 * (file[at + 9] & 0xff);
  }

  /** Whether a scan starts here: its length follows from its components (B.2.3). */
  private static boolean isScan(byte[] file, int at) {
    return (file[at + 1] & 0xff) == 0xda && number(file, at + 2) == 6 + 2 * (file[at + 4] & 0xff);
  }

  private static int number(byte[] file, int at) {
    return ((file[at] & 0xff) << 8) | (file[at + 1] & 0xff);
  }
}
