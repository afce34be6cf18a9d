package dev.beagle.image.format;

import dev.beagle.image.raster.Canvas;
import dev.beagle.image.raster.Region;
import dev.beagle.image.raster.Size;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the sizes in a GIF file (GIF89a specification, sections 18 and 20). */
final class GifFile {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;

  private GifFile() {}

  /**
   * Reads the logical screen and the place of the first frame.
   *
   * @throws BufferUnderflowException if the file ends too early
   */
  static Canvas canvas(byte[] file) {
    ByteBuffer gif = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(6);
    Size screen = size(gif);
    int flags = gif.get();
    gif.position(13);
    if ((flags & 0x80) != 0) {
      skip(gif, 3 << ((flags & 7) + 1));
    }
    int block = gif.get();
    while (block == EXTENSION) {
      skip(gif, 1);
      skipSubBlocks(gif);
      block = gif.get();
    }
    if (block != IMAGE) {
      throw new BufferUnderflowException();
    }
    int x = gif.getShort() & 0xffff;
    int y = gif.getShort() & 0xffff;
    return Canvas.holding(screen, new Region(x, y, size(gif)));
  }

  private static Size size(ByteBuffer gif) {
    return new Size(gif.getShort() & 0xffff, gif.getShort() & 0xffff);
  }

  private static void skipSubBlocks(ByteBuffer gif) {
    int length = gif.get() & 0xff;
    while (length > 0) {
      skip(gif, length);
      length = gif.get() & 0xff;
    }
  }

  private static void skip(ByteBuffer gif, int count) {
    if (count > gif.remaining()) {
      throw new BufferUnderflowException();
    }
    gif.position(gif.position() + count);
  }
}
