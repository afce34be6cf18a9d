package dev.beagle.image;

import dev.beagle.image.Chunks.Chunk;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads from a file how its image is stored, and no more: metadata is not worth a risk. */
final class Exif {
  private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  private Exif() {}

  /** The orientation that the file states, else upright. */
  static Orientation orientation(byte[] file, ImageFormat format) {
    Optional<Integer> start =
        switch (format) {
          case JPEG -> JpegSegments.app1(file, PREFIX);
          case PNG -> Chunks.ofPng(file).next("eXIf").map(Chunk::start);
          case WEBP ->
              Chunks.ofRiff(file, 12, file.length).next("EXIF").map(c -> afterPrefix(file, c));
          case TIFF -> Optional.of(0);
          case GIF, BMP -> Optional.empty();
        };
    return start
        .map(from -> ByteBuffer.wrap(file, from, file.length - from).slice())
        .map(Exif::orientation)
        .orElse(Orientation.UPRIGHT);
  }

  /** Some writers of WebP keep the prefix that only JPEG has. */
  private static int afterPrefix(byte[] file, Chunk chunk) {
    int end = Math.min(chunk.start() + PREFIX.length, chunk.end());
    return Arrays.equals(file, chunk.start(), end, PREFIX, 0, PREFIX.length) ? end : chunk.start();
  }

  /** From the first directory of a TIFF structure (TIFF 6.0, section 2). */
  private static Orientation orientation(ByteBuffer tiff) {
    if (tiff.limit() < 8) {
      return Orientation.UPRIGHT;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return Orientation.UPRIGHT;
    }
    int entries = tiff.getShort(directory) & 0xffff;
    int end = Math.min(tiff.limit() - directory - 2, entries * ENTRY_BYTES) + directory + 2;
    for (int at = directory + 2; at + ENTRY_BYTES <= end; at += ENTRY_BYTES) {
      if (tiff.getShort(at) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
        return Orientation.ofExif(tiff.getShort(at + 8));
      }
    }
    return Orientation.UPRIGHT;
  }
}
