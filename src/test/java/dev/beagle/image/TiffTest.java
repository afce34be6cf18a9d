package dev.beagle.image;

import static dev.beagle.image.Pictures.decode;
import static dev.beagle.image.Pictures.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Resize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small TIFF files, written tag by tag: 4 x 4 grey pixels, all of them 9. */
class TiffTest {
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int RGB = 2;
  private static final int SAMPLES = 277;
  private static final int TILE_WIDTH = 322;

  @ParameterizedTest
  @ValueSource(strings = {"II", "MM"})
  void bothByteOrdersAreRead(String order) {
    byte[] file = tiled(order, Map.of());
    assertThat(decode(file, 4, 4).rgb()).containsOnly(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, Integer.MAX_VALUE, 0x4000_0000, -1})
  void absurdTilesAreRefused(int width) {
    assertThat(refusal(tiled("II", Map.of(TILE_WIDTH, width))))
        .isIn(ErrorCode.IMAGE_TOO_LARGE, ErrorCode.UNDECODABLE_IMAGE);
  }

  @Test
  void absurdSamplesAreRefused() {
    ImageDecoder decoder =
        new ImageDecoder(Settings.of(Map.of("beagle.image.max-pixels", "65536")).image());
    byte[] file = tiled("II", Map.of(SAMPLES, 65_535, PHOTOMETRIC, RGB));
    assertThatExceptionOfType(BeagleException.class)
        .isThrownBy(() -> decoder.decode(file, 4, 4, Resize.STRETCH))
        .withMessageContaining("65535 x 1 bytes")
        .matches(e -> e.code() == ErrorCode.IMAGE_TOO_LARGE);
    assertThat(refusal(tiled("II", Map.of(BITS, 65_535)))).isEqualTo(ErrorCode.UNDECODABLE_IMAGE);
  }

  @Test
  void oldJpegIsRefused() {
    assertThat(refusal(tiled("II", Map.of(COMPRESSION, 6)))).isEqualTo(ErrorCode.UNDECODABLE_IMAGE);
  }

  private static byte[] tiled(String order, Map<Integer, Integer> changes) {
    int[][] tags = {
      {256, 4},
      {257, 4},
      {BITS, 8},
      {COMPRESSION, 1},
      {PHOTOMETRIC, 1},
      {SAMPLES, 1},
      {TILE_WIDTH, 16},
      {323, 16},
      {324, 256},
      {325, 256},
    };
    boolean little = order.equals("II");
    ByteBuffer file =
        ByteBuffer.allocate(512).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    file.put((byte) order.charAt(0)).put((byte) order.charAt(1)).putShort((short) 42).putInt(8);
    file.putShort((short) tags.length);
    for (int[] tag : tags) {
      int value = changes.getOrDefault(tag[0], tag[1]);
      boolean isShort = tag[0] < 300;
      file.putShort((short) tag[0]).putShort((short) (isShort ? 3 : 4)).putInt(1);
      if (isShort) {
        file.putShort((short) value).putShort((short) 0);
      } else {
        file.putInt(value);
      }
    }
    Arrays.fill(file.array(), 256, 512, (byte) 9);
    return file.array();
  }
}
