package dev.beagle.image.format;

/**
 * What the JPEG images in a file may cost, judged by their markers before anything is decoded. A
 * progressive JPEG can hold thousands of scans of a few bytes each, every one of which costs a pass
 * over the whole image; and a TIFF file can hold JPEG images larger than it says.
 *
 * @param largestFrame in pixels
 * @param touched how many pixels its scans touch altogether
 */
record JpegLimits(long largestFrame, long touched) {

  /** The costs by the markers of a JPEG or TIFF file. */
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

  /** Whether no frame has more pixels, and the scans touch at most so many times as many. */
  boolean within(long pixels, int scans) {
    return largestFrame <= pixels && touched <= pixels * scans;
  }

  /** A start of frame: its length says how many components it has (ITU-T T.81, B.2.2). */
  private static boolean isFrame(byte[] file, int at) {
    int marker = file[at + 1] & 0xff;
    return marker >= 0xc0
        && marker <= 0xcb
        && number(file, at + 2) == 8 + 3 * (file[at + 9] & 0xff);
  }

  /** A start of scan: likewise (B.2.3). */
  private static boolean isScan(byte[] file, int at) {
    return (file[at + 1] & 0xff) == 0xda && number(file, at + 2) == 6 + 2 * (file[at + 4] & 0xff);
  }

  private static int number(byte[] file, int at) {
    return ((file[at] & 0xff) << 8) | (file[at + 1] & 0xff);
  }
}
