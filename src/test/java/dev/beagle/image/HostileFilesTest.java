package dev.beagle.image;

import static dev.beagle.image.Pictures.decode;
import static dev.beagle.image.Pictures.file;
import static dev.beagle.image.Pictures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose headers lie, or that inflate to far more than they show. */
class HostileFilesTest {

  @ParameterizedTest
  @CsvSource({"60000, 60000", "64001, 1000", "2147483647, 2147483647", "1, 65536", "65536, 1"})
  void hugePngIsRefusedByItsHeader(int width, int height) {
    byte[] file = new PngFile(width, height, 8, PngFile.RGB).withRows(0, 0, 0);
    assertThat(refusal(file)).isEqualTo(ErrorCode.IMAGE_TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 0", "-1, 5"})
  void pngWithoutPixelsIsRefused(int width, int height) {
    byte[] file = new PngFile(width, height, 8, PngFile.RGB).withRows(0, 0, 0);
    assertThat(refusal(file)).isEqualTo(ErrorCode.UNDECODABLE_IMAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "60000, IMAGE_TOO_LARGE",
    "0, UNDECODABLE_IMAGE",
  })
  void lyingJpegGifAndBmpAreRefused(int side, ErrorCode expected) {
    byte[] jpeg = file("profile.jpg");
    int frame = indexOf(jpeg, 0xff, 0xc0);
    buffer(jpeg, ByteOrder.BIG_ENDIAN)
        .putShort(frame + 5, (short) side)
        .putShort(frame + 7, (short) side);
    assertThat(refusal(jpeg)).as("JPEG").isEqualTo(expected);
    byte[] bmp = file("rgb.bmp");
    buffer(bmp, ByteOrder.LITTLE_ENDIAN).putInt(18, side).putInt(22, side);
    assertThat(refusal(bmp)).as("BMP").isEqualTo(expected);
    byte[] gif = new TinyGif(side, side, 0, 0, side, side).file();
    assertThat(refusal(gif)).as("GIF").isEqualTo(expected);
  }

  @Test
  void lyingWebpIsRefused() {
    byte[] lossless = file("lossless.webp");
    buffer(lossless, ByteOrder.LITTLE_ENDIAN).putInt(21, 0x0fff_ffff);
    assertThat(refusal(lossless)).isEqualTo(ErrorCode.IMAGE_TOO_LARGE);
    byte[] lossy = file("lossy.webp");
    buffer(lossy, ByteOrder.LITTLE_ENDIAN).putShort(26, (short) 4001).putShort(28, (short) 4001);
    assertThat(refusal(lossy)).isEqualTo(ErrorCode.IMAGE_TOO_LARGE);
    byte[] canvas = file("alpha-rows.webp");
    canvas[26] = 127;
    canvas[29] = 127;
    assertThat(refusal(canvas)).isEqualTo(ErrorCode.IMAGE_TOO_LARGE);
    byte[] frame = file("alpha-rows.webp");
    frame[indexOf(frame, 0x9d, 0x01) + 4] = 0x3f;
    assertThat(refusal(frame)).isEqualTo(ErrorCode.UNDECODABLE_IMAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
  void compressedMetadataIsLeftAlone(String chunk) {
    byte[] bomb = PngFile.compressedZeros(100);
    byte[] head = "name\0\0".getBytes(StandardCharsets.US_ASCII);
    byte[] text = {'n', 'a', 'm', 'e', 0, 1, 0, 0, 0};
    byte[] start = chunk.equals("iTXt") ? text : head;
    byte[] content = ByteBuffer.allocate(start.length + bomb.length).put(start).put(bomb).array();
    byte[] file = new PngFile(2, 1, 8, PngFile.GREY).chunk(chunk, content).withRows(0, 7, 9);
    assertThat(decode(file, 2, 1).rgb()).containsExactly(7, 7, 7, 9, 9, 9);
    byte[] palette =
        new PngFile(2, 1, 8, PngFile.PALETTE)
            .chunk(chunk, content)
            .chunk("PLTE", new byte[] {1, 2, 3, 4, 5, 6})
            .withRows(0, 0, 1);
    assertThat(decode(palette, 2, 1).rgb()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void pixelsBeyondTheLastRowAreLeftAlone() {
    byte[] file = new PngFile(2, 1, 8, PngFile.GREY).withCompressed(PngFile.compressedZeros(200));
    assertThat(decode(file, 2, 1).rgb()).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({
    "60000, 60000, 0, 0, 2, 2",
    "2, 2, 0, 0, 60000, 60000",
    "2, 2, 60000, 60000, 2, 2",
    "65535, 2, 65535, 0, 2, 2",
  })
  void hugeGifCanvasIsRefused(int width, int height, int x, int y, int frameW, int frameH) {
    byte[] file = new TinyGif(width, height, x, y, frameW, frameH).file();
    assertThat(refusal(file)).isEqualTo(ErrorCode.IMAGE_TOO_LARGE);
  }

  @Test
  void gifFrameLiesOnWhite() {
    Pixels pixels = decode(new TinyGif(4, 3, 1, 1, 2, 1).file(), 4, 3);
    byte[] expected = new byte[36];
    Arrays.fill(expected, (byte) -1);
    Arrays.fill(expected, 15, 21, (byte) 0);
    assertThat(pixels.rgb()).isEqualTo(expected);
  }

  @Test
  void gifCanvasGrowsWithItsFrame() {
    assertThat(decode(new TinyGif(1, 1, 0, 0, 2, 2).file(), 2, 2).rgb()).containsOnly(0);
  }

  @Test
  void thinImagesAreCheapToCrop() {
    byte[] rows = new byte[2 * 65_535];
    byte[] file = new PngFile(1, 65_535, 8, PngFile.GREY).withCompressed(PngFile.compress(rows));
    Pixels pixels = Pictures.DECODER.decode(file, 224, 224, Resize.CROP);
    assertThat(pixels.rgb()).containsOnly(0);
  }

  /** The codec reads ahead, and would stumble over the end of the file once for each pixel. */
  @Test
  void webpWithLessThanOneBitForEachPixelIsRead() {
    byte[] rgb = decode(file("solid.webp"), 1, 1).rgb();
    assertThat(rgb).containsExactly((byte) 200, (byte) 30, (byte) 30);
  }

  /** By the profile's own word it takes 2 GB. */
  @Test
  void hugeProfileOfInksIsLeftAlone() {
    byte[] file = file("cmyk-profile.jpg");
    file[36] = 0x7c;
    double difference = Pictures.difference(decode(file, 48, 32), Pictures.reference("small.png"));
    assertThat(difference).isLessThan(3);
  }

  private static ByteBuffer buffer(byte[] file, ByteOrder order) {
    return ByteBuffer.wrap(file).order(order);
  }

  private static int indexOf(byte[] file, int first, int second) {
    int at = 0;
    while (file[at] != (byte) first || file[at + 1] != (byte) second) {
      at++;
    }
    return at;
  }
}
