package dev.beagle.image.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Iterates over the chunks of a PNG or RIFF file. */
final class Chunks {
  private final byte[] file;
  private final ByteBuffer numbers;
  private final boolean png;
  private final int end;
  private int position;

  private Chunks(byte[] file, boolean png, int position, int end) {
    this.file = file;
    this.numbers =
        ByteBuffer.wrap(file).order(png ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    this.png = png;
    this.position = position;
    this.end = end;
  }

  /** The chunks of a PNG file: length, name, content, checksum. */
  static Chunks ofPng(byte[] file) {
    return new Chunks(file, true, 8, file.length);
  }

  /** The chunks of a part of a RIFF file: name, length, content, padding to an even length. */
  static Chunks ofRiff(byte[] file, int start, int end) {
    return new Chunks(file, false, start, Math.min(end, file.length));
  }

  /** The next chunk; empty if there is none, or only a part of one. */
  Optional<Chunk> next() {
    if (position > end - 8) {
      return Optional.empty();
    }
    int length = numbers.getInt(png ? position : position + 4);
    int start = position + 8;
    if (length < 0 || length > end - start) {
      return Optional.empty();
    }
    String name = name(png ? position + 4 : position);
    int tail = png ? 4 : length & 1;
    position = (int) Math.min((long) start + length + tail, end);
    return Optional.of(new Chunk(name, start, start + length));
  }

  /** The next chunk with a name of four letters. */
  Optional<Chunk> next(String name) {
    Optional<Chunk> chunk = next();
    while (chunk.isPresent() && !chunk.get().name().equals(name)) {
      chunk = next();
    }
    return chunk;
  }

  private String name(int at) {
    return new String(file, at, 4, StandardCharsets.ISO_8859_1);
  }

  /** The name of a chunk, and the start and the end of its content. */
  record Chunk(String name, int start, int end) {}
}
