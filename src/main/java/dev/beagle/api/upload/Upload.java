package dev.beagle.api.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** An image as it came. */
public final class Upload {
  private static final int LONGEST_NAME = 255;

  private final String file;
  private final byte[] bytes;

  /**
   * A file as it was uploaded.
   *
   * @param file the bare name that the client gave it, null if none
   * @param bytes its content, given away
   */
  public Upload(String file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** An upload whose name is cut down to what can be shown: no path, no control characters. */
  public static Upload named(String clientName, byte[] bytes) {
    return new Upload(clientName == null ? null : bare(clientName), bytes);
  }

  private static String bare(String name) {
    String utf8 = asUtf8(name);
    String last = utf8.substring(Math.max(utf8.lastIndexOf('/'), utf8.lastIndexOf('\\')) + 1);
    String shown = last.replaceAll("\\p{Cntrl}", "").strip();
    boolean fits = shown.codePointCount(0, shown.length()) <= LONGEST_NAME;
    return fits ? shown : shown.substring(0, shown.offsetByCodePoints(0, LONGEST_NAME));
  }

  /** Browsers and curl write the name in UTF-8 (RFC 7578, 5.1); servers read it as ISO 8859-1. */
  private static String asUtf8(String name) {
    if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(name)) {
      return name;
    }
    try {
      ByteBuffer asSent = ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(asSent).toString();
    } catch (CharacterCodingException e) {
      return name;
    }
  }

  public String file() {
    return file;
  }

  public byte[] bytes() {
    return bytes;
  }
}
