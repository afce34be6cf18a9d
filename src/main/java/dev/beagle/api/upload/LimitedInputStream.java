package dev.beagle.api.upload;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request body that throws when it is longer than the limit, or broken off.
 *
 * <p>It throws {@link BeagleException} and {@link BrokenBodyException} because body readers wrap
 * and reword an {@link IOException}.
 */
public final class LimitedInputStream extends FilterInputStream {
  private final long limit;
  private long count;

  /**
   * Limits a body.
   *
   * @param limit in bytes
   */
  public LimitedInputStream(InputStream body, long limit) {
    super(body);
    this.limit = limit;
  }

  /**
   * The error of a body that is too large.
   *
   * @param limit in bytes
   */
  public static BeagleException tooLarge(long limit) {
    return new BeagleException(
        ErrorCode.IMAGE_TOO_LARGE,
        "The request is too large: its body may have at most %d bytes. Send fewer or smaller images."
            .formatted(limit));
  }

  @Override
  public int read() {
    int value = whole(super::read);
    if (value >= 0) {
      add(1);
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    int got = whole(() -> super.read(buffer, offset, length));
    if (got > 0) {
      add(got);
    }
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    add(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private static int whole(Read read) {
    try {
      return read.run();
    } catch (IOException e) {
      throw new BrokenBodyException(e);
    }
  }

  private void add(long bytes) {
    count += bytes;
    if (count > limit) {
      throw tooLarge(limit);
    }
  }

  /** Reads from the server. */
  @FunctionalInterface
  private interface Read {
    int run() throws IOException;
  }
}
