package dev.beagle.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class LimitedInputStreamTest {

  @Test
  void bodyOfLimitPasses() throws IOException {
    assertThat(limited(100, 100).readAllBytes()).hasSize(100);
  }

  @Test
  void oneByteMoreIsRefused() {
    refused(() -> limited(101, 100).readAllBytes());
  }

  @Test
  void singleBytesAreCounted() throws IOException {
    InputStream body = limited(3, 2);
    assertThat(body.read()).isZero();
    assertThat(body.read()).isZero();
    refused(body::read);
  }

  @Test
  void skippedBytesAreCounted() {
    refused(() -> limited(50, 40).skipNBytes(50));
  }

  @Test
  void bytesAreNotCountedTwice() {
    assertThat(limited(1, 1).markSupported()).isFalse();
  }

  @Test
  void brokenBodyIsReported() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException("gone");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new EOFException("gone");
          }
        };
    InputStream body = new LimitedInputStream(broken, 100);
    assertThatThrownBy(body::read).isInstanceOf(BrokenBodyException.class);
    assertThatThrownBy(body::readAllBytes)
        .isInstanceOf(BrokenBodyException.class)
        .hasRootCauseInstanceOf(EOFException.class);
  }

  private static InputStream limited(int length, long limit) {
    return new LimitedInputStream(new ByteArrayInputStream(new byte[length]), limit);
  }

  private static void refused(ThrowingCallable reading) {
    BeagleException thrown = catchThrowableOfType(BeagleException.class, reading);
    assertThat(thrown.code()).isEqualTo(ErrorCode.IMAGE_TOO_LARGE);
    assertThat(thrown).hasMessageContaining("bytes");
  }
}
