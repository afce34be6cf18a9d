package dev.beagle.image.format;

import dev.beagle.image.format.Chunks.Chunk;
import dev.beagle.image.raster.Orientation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the orientation from a file's EXIF data, and nothing else: metadata is a risk. */
public final class Exif {
  private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private Exif() {}

  /** The orientation in the EXIF data; upright without any. */
  public static Orientation orientation(byte[] file, ImageFormat format) {
    Optional<Integer> start =
        switch (format) {
          case JPEG -> JpegSegments.app1(file, PREFIX);
          case PNG -> Chunks.ofPng(file).next("eXIf").map(Chunk::start);
          case WEBP ->
              Chunks.ofRiff(file, 12, file.length).next("EXIF").map(c -> afterPrefix(file, c));
          case TIFF -> Optional.of(0);
          case GIF, BMP -> Optional.empty();
        };
    OptionalInt value =
        start.isEmpty()
            ? OptionalInt.empty()
            : TiffDirectory.number(file, start.get(), TiffDirectory.ORIENTATION);
    return Orientation.ofExif(value.orElse(0));
  }

  /** Some writers of WebP keep JPEG's prefix. */
  private static int afterPrefix(byte[] file, Chunk chunk) {
    int end = Math.min(chunk.start() + PREFIX.length, chunk.end());
    return Arrays.equals(file, chunk.start(), end, PREFIX, 0, PREFIX.length) ? end : chunk.start();
  }
}
