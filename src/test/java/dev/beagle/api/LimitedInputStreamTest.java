package dev.beagle.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LimitedInputStreamTest {

  @Test
  void passesABodyOfTheLimit() throws IOException {
    assertThat(limited(100, 100).readAllBytes()).hasSize(100);
  }

  @Test
  void refusesOneByteMore() {
    refused(() -> limited(101, 100).readAllBytes());
  }

  @Test
  void countsSingleBytes() throws IOException {
    InputStream body = limited(3, 2);
    assertThat(body.read()).isZero();
    assertThat(body.read()).isZero();
    refused(body::read);
  }

  @Test
  void countsWhatIsSkipped() {
    refused(() -> limited(50, 40).skipNBytes(50));
  }

  @Test
  void doesNotLetBytesBeCountedTwice() {
    assertThat(limited(1, 1).markSupported()).isFalse();
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
