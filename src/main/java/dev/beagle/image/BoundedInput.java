package dev.beagle.image;

import javax.imageio.stream.ImageInputStreamImpl;

/** A file in memory, readable until a deadline. ImageIO's own streams would copy it to disk. */
final class BoundedInput extends ImageInputStreamImpl {
  private final byte[] file;
  private final Deadline deadline;

  BoundedInput(byte[] file, Deadline deadline) {
    this.file = file;
    this.deadline = deadline;
  }

  @Override
  public int read() {
    if (streamPos % 4096 == 0) {
      deadline.check();
    }
    bitOffset = 0;
    return streamPos < file.length ? file[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    deadline.check();
    bitOffset = 0;
    if (streamPos >= file.length) {
      return -1;
    }
    int count = (int) Math.min(length, file.length - streamPos);
    System.arraycopy(file, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return file.length;
  }
}
