package dev.beagle.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file's checksum, written {@code sha256:<hex>} or {@code md5:<hex>}.
 *
 * @param algorithm {@code sha256} or {@code md5}
 * @param hex the hash in lower case
 */
public record Checksum(String algorithm, String hex) {
  private static final Map<String, Integer> HEX_DIGITS = Map.of("sha256", 64, "md5", 32);

  /**
   * Parses {@code <algorithm>:<hexadecimal digits>}.
   *
   * @throws IllegalArgumentException for a text of another form
   */
  public static Checksum parse(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split(":", 2);
    Integer digits = HEX_DIGITS.get(parts[0]);
    if (digits == null || parts.length != 2 || !parts[1].matches("[0-9a-f]{" + digits + "}")) {
      throw new IllegalArgumentException("not a checksum: " + text);
    }
    return new Checksum(parts[0], parts[1]);
  }

  /** The SHA-256 of some bytes, each buffer in turn. */
  public static Checksum sha256(Stream<ByteBuffer> content) {
    MessageDigest digest = digest("SHA-256");
    content.forEachOrdered(digest::update);
    return new Checksum("sha256", HexFormat.of().formatHex(digest.digest()));
  }

  /** The SHA-256 of a file. */
  public static Checksum sha256(Path file) throws IOException {
    return of(file, "sha256");
  }

  /** Whether a file has this checksum. */
  boolean matches(Path file) throws IOException {
    return equals(of(file, algorithm));
  }

  /** Whether a file has one of these checksums; true if there are none. */
  public static boolean anyMatches(List<Checksum> checksums, Path file) throws IOException {
    for (Checksum checksum : checksums) {
      if (checksum.matches(file)) {
        return true;
      }
    }
    return checksums.isEmpty();
  }

  private static Checksum of(Path file, String algorithm) throws IOException {
    MessageDigest digest = digest(algorithm.equals("md5") ? "MD5" : "SHA-256");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
