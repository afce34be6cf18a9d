package dev.beagle.image;

import static dev.beagle.image.Pictures.file;
import static dev.beagle.image.Pictures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedFilesTest {

  /** From the end of the signature up to all but the last twentieth. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile.jpg", "cmyk.jpg", "ycck.jpg", "small.png", "animated.gif", "rgb.bmp",
            "palette.bmp",
        "plain.tif", "deflate.tif", "palette.tif", "grey.tif", "alpha.tif", "cmyk.tif", "jpeg.tif",
        "lossy.webp", "lossless.webp", "alpha-rows.webp", "animated.webp"
      })
  void truncatedFilesAreRefused(String name) {
    byte[] file = file(name);
    int whole = name.startsWith("animated") ? file.length / 2 : file.length;
    for (int part = 1; part < 20; part++) {
      byte[] cut = Arrays.copyOf(file, 16 + (whole - 16) * part / 20);
      assertThat(refusal(cut)).as("%d/20", part).isEqualTo(ErrorCode.UNDECODABLE_IMAGE);
    }
  }

  /** The codec itself would make up the rest. */
  @ParameterizedTest
  @ValueSource(strings = {"lossless.webp", "lossy.webp"})
  void truncatedWebpWithCorrectedLengthIsRefused(String name) {
    byte[] file = Arrays.copyOf(file(name), 500);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 492).putInt(16, 480);
    assertThat(refusal(file)).isEqualTo(ErrorCode.UNDECODABLE_IMAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile.jpg",
        "broken-profile.jpg",
        "cmyk.jpg",
        "ycck.jpg",
        "cmyk-profile.jpg",
        "small.png",
        "animated.gif",
        "rgb.bmp",
        "palette.bmp",
        "bilevel.bmp",
        "plain.tif",
        "pages.tif",
        "deflate.tif",
        "palette.tif",
        "grey.tif",
        "bilevel.tif",
        "alpha.tif",
        "cmyk.tif",
        "jpeg.tif",
        "sixteen.tif",
        "lossy.webp",
        "lossless.webp",
        "alpha-rows.webp",
        "alpha-noise.webp",
        "animated.webp",
        "orientation/6.jpg",
        "orientation/6.png",
        "orientation/6.webp"
      })
  void flippedBytesAreSurvived(String name) {
    Random random = new Random(name.hashCode());
    byte[] file = file(name);
    for (int round = 0; round < 100; round++) {
      byte[] damaged = damage(file, random);
      assertThat(refusal(damaged))
          .as("round %d", round)
          .isIn(
              null,
              ErrorCode.UNDECODABLE_IMAGE,
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              ErrorCode.IMAGE_TOO_LARGE);
    }
  }

  /** Up to eight bytes changed, most often where headers are, and sometimes the end cut off. */
  private static byte[] damage(byte[] file, Random random) {
    boolean cut = random.nextInt(8) == 0;
    byte[] damaged = Arrays.copyOf(file, cut ? 1 + random.nextInt(file.length) : file.length);
    int reach = random.nextBoolean() ? Math.min(256, damaged.length) : damaged.length;
    for (int i = random.nextInt(8); i >= 0; i--) {
      int[] values = {0, 0x7f, 0x80, 0xff, random.nextInt(256)};
      damaged[random.nextInt(reach)] = (byte) values[random.nextInt(values.length)];
    }
    return damaged;
  }
}
