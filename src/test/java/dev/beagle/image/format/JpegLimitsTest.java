package dev.beagle.image.format;

import static dev.beagle.image.Pictures.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.beagle.config.Settings;
import dev.beagle.image.ImageDecoder;
import dev.beagle.image.Pictures;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Resize;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLimitsTest {
  private static final long PIXELS = 48 * 32;

  @ParameterizedTest
  @ValueSource(strings = {"profile.jpg", "cmyk.jpg", "jpeg.tif", "plain.tif"})
  void ordinaryFilesAreWithinTheLimits(String name) {
    assertThat(JpegLimits.of(file(name)).within(PIXELS, 256)).isTrue();
  }

  @Test
  void largerFramesExceedTheLimits() {
    assertThat(JpegLimits.of(file("profile.jpg")).within(PIXELS - 1, 256)).isFalse();
  }

  @Test
  void framesHiddenInTiffExceedTheLimits() {
    byte[] file = file("jpeg.tif");
    int at = 0;
    while (file[at] != -1 || file[at + 1] != (byte) 0xc0) {
      at++;
    }
    ByteBuffer.wrap(file).putShort(at + 5, (short) 60_000).putShort(at + 7, (short) 60_000);
    assertThat(JpegLimits.of(file).within(64_000_000, 256)).isFalse();
    assertThat(Pictures.refusal(file)).isEqualTo(ErrorCode.IMAGE_TOO_LARGE);
  }

  @Test
  void thousandsOfScansExceedTheLimits() {
    byte[] file = file("profile.jpg");
    int scan = 0;
    while (file[scan] != -1 || file[scan + 1] != (byte) 0xda) {
      scan++;
    }
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(file, 0, scan);
    for (int i = 0; i < 5000; i++) {
      bomb.write(file, scan, 60);
    }
    assertThat(JpegLimits.of(bomb.toByteArray()).within(PIXELS, 256)).isFalse();
    ImageDecoder decoder =
        new ImageDecoder(
            Settings.of(Map.of("beagle.image.max-pixels", Long.toString(PIXELS))).image());
    assertThatExceptionOfType(BeagleException.class)
        .isThrownBy(() -> decoder.decode(bomb.toByteArray(), 8, 8, Resize.STRETCH))
        .withMessageContaining("baseline JPEG")
        .matches(e -> e.code() == ErrorCode.IMAGE_TOO_LARGE);
  }
}
