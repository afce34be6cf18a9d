package dev.beagle.api;

/** An image as it came. */
final class Upload {
  private static final int LONGEST_NAME = 255;

  private final String file;
  private final byte[] bytes;

  /**
   * @param file the bare name that the client gave it, null if none
   * @param bytes its content, given away
   */
  Upload(String file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** An upload whose name is cut down to what can be shown: no path, no control characters. */
  static Upload named(String clientName, byte[] bytes) {
    return new Upload(clientName == null ? null : bare(clientName), bytes);
  }

  private static String bare(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String shown = last.replaceAll("\\p{Cntrl}", "").strip();
    boolean fits = shown.codePointCount(0, shown.length()) <= LONGEST_NAME;
    return fits ? shown : shown.substring(0, shown.offsetByCodePoints(0, LONGEST_NAME));
  }

  String file() {
    return file;
  }

  byte[] bytes() {
    return bytes;
  }
}
