package dev.beagle.image;

/**
 * What the JPEG images in a file may cost, judged by their markers before anything is decoded. A
 * progressive JPEG can hold thousands of scans of a few bytes each, every one of which costs a pass
 * over the whole image; and a TIFF file can hold JPEG images larger than it says.
 */
final class JpegLimits {
  /** Encoders write up to a dozen; a script can ask for some 200. */
  private static final int MAX_SCANS = 256;

  private JpegLimits() {}

  /**
   * Whether the markers of a JPEG or TIFF file keep within limits: frames of at most that many
   * pixels each, and scans that touch at most 256 times as many pixels altogether.
   */
  static boolean hold(byte[] file, long maxPixels) {
    long frame = 0;
    long touched = 0;
    for (int at = 0; at + 9 < file.length; at++) {
      if (file[at] != -1) {
        continue;
      }
      if (isFrame(file, at)) {
        frame = (long) number(file, at + 5) * number(file, at + 7);
        if (frame > maxPixels) {
          return false;
        }
      } else if (isScan(file, at)) {
        touched += frame;
        if (touched > maxPixels * MAX_SCANS) {
          return false;
        }
      }
    }
    return true;
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
