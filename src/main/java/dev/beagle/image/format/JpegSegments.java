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

  /** Where the content of the first APP1 segment that begins with {@code identifier} starts. */
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
   * A copy whose colour profile no decoder recognises, unless the image stores inks: other profiles
   * are not wanted, take time, and often are damaged. One that claims to be larger than the file is
   * not wanted in any case, as memory would be set aside for it.
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
   * The size of the image if it is of the usual kinds: baseline or progressive, Huffman codes, 8
   * bits, grey or three colours.
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

  /** To the next segment; false at the first scan or at the end of what is readable. */
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

  /** The size by the header of a profile, if this is its first segment. */
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

  /** SOF0 to SOF15; the numbers between them that are none belong to tables. */
  private boolean isFrame() {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
