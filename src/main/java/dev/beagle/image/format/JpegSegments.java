package dev.beagle.image.format;

import dev.beagle.image.raster.Size;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The segments before the first scan of a JPEG file (ITU-T T.81, annex B). */
final class JpegSegments {
  private static final byte[] ICC_PROFILE = ascii("ICC_PROFILE\0");
  private static final int START_OF_PROGRESSIVE_FRAME = 0xc2;
  private static final int START_OF_SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;

  private final byte[] file;
  private int marker;
  private int start;
  private int end;

  private JpegSegments(byte[] file) {
    this.file = file;
    this.end = 2;
  }

  /** The start of the content of the first APP1 segment that begins with an identifier. */
  static Optional<Integer> app1(byte[] file, byte[] identifier) {
    JpegSegments segments = new JpegSegments(file);
    while (segments.next()) {
      if (segments.is(APP1, identifier)) {
        return Optional.of(segments.start + identifier.length);
      }
    }
    return Optional.empty();
  }

  /**
   * Copies a file and hides its colour profile from decoders, unless the image stores inks: other
   * profiles are ignored, take time, and often are damaged. A profile that claims to be larger than
   * the file is always hidden, since a decoder would allocate that much memory.
   */
  static byte[] withoutColourProfile(byte[] file) {
    byte[] copy = file.clone();
    JpegSegments segments = new JpegSegments(copy);
    boolean wanted = true;
    boolean inks = false;
    while (segments.next()) {
      if (segments.is(APP2, ICC_PROFILE)) {
        copy[segments.start] = 'x';
        wanted &= segments.profileSize() <= file.length;
      }
      inks |=
          segments.isFrame() && segments.start + 5 < copy.length && copy[segments.start + 5] == 4;
    }
    return inks && wanted ? file : copy;
  }

  /**
   * The size of an ordinary image: baseline or progressive, Huffman codes, 8 bits, grey or three
   * colours. Empty for other images.
   */
  static Optional<Size> ordinaryFrame(byte[] file) {
    JpegSegments segments = new JpegSegments(file);
    while (segments.next()) {
      if (segments.isFrame()) {
        return segments.isOrdinary() ? Optional.of(segments.size()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean isOrdinary() {
    return marker <= START_OF_PROGRESSIVE_FRAME
        && start + 6 <= file.length
        && file[start] == 8
        && (file[start + 5] == 1 || file[start + 5] == 3);
  }

  private Size size() {
    ByteBuffer numbers = ByteBuffer.wrap(file);
    return new Size(numbers.getShort(start + 3) & 0xffff, numbers.getShort(start + 1) & 0xffff);
  }

  /** Moves to the next segment; false at the first scan or at the end of the readable part. */
  private boolean next() {
    int at = end;
    while (at + 3 < file.length && (file[at] != -1 || file[at + 1] == -1 || file[at + 1] == 0)) {
      at++;
    }
    if (at + 3 >= file.length || (file[at + 1] & 0xff) == START_OF_SCAN) {
      return false;
    }
    marker = file[at + 1] & 0xff;
    start = at + 4;
    end = at + 2 + (((file[at + 2] & 0xff) << 8) | (file[at + 3] & 0xff));
    return end >= start;
  }

  /** The profile's size by its header, if this is the profile's first segment; else 0. */
  private long profileSize() {
    int at = start + ICC_PROFILE.length;
    boolean first = at + 6 <= file.length && file[at] <= 1;
    return first ? Integer.toUnsignedLong(ByteBuffer.wrap(file).getInt(at + 2)) : 0;
  }

  private boolean is(int wanted, byte[] identifier) {
    return marker == wanted
        && start + identifier.length <= Math.min(end, file.length)
        && Arrays.equals(file, start, start + identifier.length, identifier, 0, identifier.length);
  }

  /** Whether this is one of SOF0 to SOF15; three numbers in between belong to tables. */
  private boolean isFrame() {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
