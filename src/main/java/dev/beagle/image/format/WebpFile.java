package dev.beagle.image.format;

import dev.beagle.image.format.Chunks.Chunk;
import dev.beagle.image.raster.Canvas;
import dev.beagle.image.raster.Region;
import dev.beagle.image.raster.Size;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOException;

/**
 * The structure of a WebP file (WebP Container Specification). The codec trusts the container about
 * the size of its frame, takes a missing frame for an empty one, and cannot undo every filter of
 * transparency.
 */
final class WebpFile {
  private static final int FLAGS = 20;
  private static final int READ_AHEAD = 16;
  private static final int ANIMATION = 0x02;
  private static final int ALPHA = 0x10;
  private static final int COLOUR_PROFILE = 0x20;

  private final byte[] bytes;
  private final Canvas canvas;
  private final Optional<WebpAlpha> alpha;
  private final Chunk frame;

  private WebpFile(byte[] bytes, Canvas canvas, Optional<WebpAlpha> alpha, Chunk frame) {
    this.bytes = bytes;
    this.canvas = canvas;
    this.alpha = alpha;
    this.frame = frame;
  }

  /**
   * The structure of a file that begins like a WebP file.
   *
   * @throws IIOException if the file is cut off or contradicts itself
   */
  static WebpFile of(byte[] file) throws IIOException {
    int end = 8 + (number(file, 4, 3) | (file[7] << 24));
    if (end < 0 || end > file.length) {
      throw new IIOException("the file ends early");
    }
    Chunk first = Chunks.ofRiff(file, 12, end).next().orElseThrow(WebpFile::noFrame);
    if (!first.name().equals("VP8X")) {
      return new WebpFile(file, Canvas.filled(frameSize(file, first)), Optional.empty(), first);
    }
    Size size = new Size(1 + number(file, 24, 3), 1 + number(file, 27, 3));
    if ((file[FLAGS] & ANIMATION) == 0) {
      return of(file, Canvas.filled(size), Chunks.ofRiff(file, first.end(), end));
    }
    int at =
        Chunks.ofRiff(file, 12, end).next("ANMF").map(Chunk::start).orElseThrow(WebpFile::noFrame);
    Size frame = new Size(1 + number(file, at + 6, 3), 1 + number(file, at + 9, 3));
    Region window = new Region(2 * number(file, at, 3), 2 * number(file, at + 3, 3), frame);
    return of(file, Canvas.holding(size, window), Chunks.ofRiff(file, at + 16, end));
  }

  private static WebpFile of(byte[] file, Canvas canvas, Chunks chunks) throws IIOException {
    Optional<WebpAlpha> alpha = Optional.empty();
    Chunk chunk = chunks.next().orElseThrow(WebpFile::noFrame);
    while (!chunk.name().startsWith("VP8")) {
      if (chunk.name().equals("ALPH")) {
        alpha = Optional.of(WebpAlpha.of(file, chunk));
      }
      chunk = chunks.next().orElseThrow(WebpFile::noFrame);
    }
    return new WebpFile(file, canvas, alpha, chunk);
  }

  /** RFC 6386, section 9.1, and WebP Lossless Bitstream Specification, section 3. */
  private static Size frameSize(byte[] file, Chunk chunk) throws IIOException {
    int at = chunk.start();
    if (chunk.name().equals("VP8L")) {
      int bits = number(file, at + 1, 3) | (file[at + 4] << 24);
      return new Size(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
    }
    if (!chunk.name().equals("VP8 ")) {
      throw noFrame();
    }
    return new Size(number(file, at + 6, 2) & 0x3fff, number(file, at + 8, 2) & 0x3fff);
  }

  /** The picture's size and the place of its first frame. */
  Canvas canvas() {
    return canvas;
  }

  /** Whether the first frame is in VP8, not lossless. */
  boolean isLossy() {
    return frame.name().equals("VP8 ");
  }

  /**
   * A copy of the file for the codec: without colour profile, with readable transparency, and with
   * zeros at the end, since the codec reads ahead.
   *
   * @throws IIOException if the frame is not as large as the container says
   */
  byte[] forCodec() throws IIOException {
    if (!frameSize(bytes, frame).equals(canvas.frame().size())) {
      throw new IIOException("the frame is not as large as the header says");
    }
    byte[] copy = Arrays.copyOf(bytes, bytes.length + READ_AHEAD);
    if (copy[15] == 'X') {
      copy[FLAGS] &= ~COLOUR_PROFILE;
      alpha.ifPresent(plane -> copy[FLAGS] |= ALPHA);
      alpha.ifPresent(plane -> plane.hideFilter(copy));
    }
    return copy;
  }

  /** Restores the transparency that the codec could not read. */
  void complete(BufferedImage image) {
    alpha.ifPresent(plane -> plane.restore(bytes, image.getAlphaRaster()));
  }

  /** A little-endian number. */
  private static int number(byte[] file, int at, int count) {
    int number = 0;
    for (int i = 0; i < count; i++) {
      number |= (file[at + i] & 0xff) << (8 * i);
    }
    return number;
  }

  private static IIOException noFrame() {
    return new IIOException("there is no frame in it");
  }
}
