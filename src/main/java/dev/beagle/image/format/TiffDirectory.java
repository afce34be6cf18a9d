package dev.beagle.image.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** Reads the first directory of a TIFF or EXIF structure (TIFF 6.0, section 2). */
public final class TiffDirectory {
  static final int COMPRESSION = 0x0103;
  public static final int ORIENTATION = 0x0112;

  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  private TiffDirectory() {}

  /** Reads a 16-bit number by its tag; empty if the structure is damaged or lacks the tag. */
  static OptionalInt number(byte[] file, int start, int tag) {
    ByteBuffer tiff = ByteBuffer.wrap(file, start, file.length - start).slice();
    if (tiff.limit() < 8) {
      return OptionalInt.empty();
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return OptionalInt.empty();
    }
    int first = directory + 2;
    int bytes = (tiff.getShort(directory) & 0xffff) * ENTRY_BYTES;
    int end = first + Math.min(tiff.limit() - first, bytes);
    for (int at = first; at + ENTRY_BYTES <= end; at += ENTRY_BYTES) {
      if ((tiff.getShort(at) & 0xffff) == tag && tiff.getShort(at + 2) == SHORT) {
        return OptionalInt.of(tiff.getShort(at + 8) & 0xffff);
      }
    }
    return OptionalInt.empty();
  }
}
