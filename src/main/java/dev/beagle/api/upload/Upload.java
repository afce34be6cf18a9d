package dev.beagle.api.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An uploaded file. */
public final class Upload {
  private static final int MAX_NAME_LENGTH = 255;

  private final @Nullable String file;
  private final byte[] bytes;

  /**
   * Creates an upload.
   *
   * @param file the file name without path; null without one
   * @param bytes the content; the caller must not change it
   */
  public Upload(@Nullable String file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * An upload with the file name of a client, without path and control characters.
   *
   * @param clientName null without one
   */
  public static Upload named(@Nullable String clientName, byte[] bytes) {
    return new Upload(clientName == null ? null : bare(clientName), bytes);
  }

  private static String bare(String name) {
    String utf8 = asUtf8(name);
    String last = utf8.substring(Math.max(utf8.lastIndexOf('/'), utf8.lastIndexOf('\\')) + 1);
    String shown = last.replaceAll("\\p{Cntrl}", "").strip();
    boolean fits = shown.codePointCount(0, shown.length()) <= MAX_NAME_LENGTH;
    return fits ? shown : shown.substring(0, shown.offsetByCodePoints(0, MAX_NAME_LENGTH));
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

  /** The file name without path; null without one. */
  public @Nullable String file() {
    return file;
  }

  /** The content; the caller must not change it. */
  public byte[] bytes() {
    return bytes;
  }
}
