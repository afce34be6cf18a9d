package dev.beagle.image.format;

import dev.beagle.image.raster.Deadline;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Stream of a file in memory, readable until a deadline. ImageIO's own streams would copy the file
 * to disk.
 */
final class BoundedInput extends ImageInputStreamImpl {
  private final byte[] file;
  private final Deadline deadline;
  private final boolean strict;

  BoundedInput(byte[] file, Deadline deadline) {
    this(file, deadline, false);
  }

  /**
   * @param strict whether a read beyond the end is an error; some codecs would go on for ever
   */
  BoundedInput(byte[] file, Deadline deadline, boolean strict) {
    this.file = file;
    this.deadline = deadline;
    this.strict = strict;
  }

  @Override
  public int read() throws IIOException {
    if (streamPos % 4096 == 0) {
      deadline.check();
    }
    bitOffset = 0;
    return streamPos < file.length ? file[(int) streamPos++] & 0xff : end();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IIOException {
    deadline.check();
    bitOffset = 0;
    if (streamPos >= file.length) {
      return end();
    }
    int count = (int) Math.min(length, file.length - streamPos);
    System.arraycopy(file, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  private int end() throws IIOException {
    if (strict) {
      throw new IIOException("the file ends early");
    }
    return -1;
  }

  @Override
  public long length() {
    return file.length;
  }
}
