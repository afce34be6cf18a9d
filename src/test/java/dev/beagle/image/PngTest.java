package dev.beagle.image;

import static dev.beagle.image.PngFile.GREY;
import static dev.beagle.image.PngFile.GREY_ALPHA;
import static dev.beagle.image.PngFile.PALETTE;
import static dev.beagle.image.PngFile.RGB;
import static dev.beagle.image.PngFile.RGB_ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.Pixels;
import org.junit.jupiter.api.Test;

/** Every kind of PNG pixel, two at a time. */
class PngTest {

  @Test
  void oneBitGrey() {
    assertThat(two(png(1, GREY).withRows(0, 0b0100_0000))).containsExactly(0, 0, 0, 255, 255, 255);
  }

  @Test
  void twoBitGrey() {
    assertThat(two(png(2, GREY).withRows(0, 0b0110_0000)))
        .containsExactly(85, 85, 85, 170, 170, 170);
  }

  @Test
  void fourBitGrey() {
    assertThat(two(png(4, GREY).withRows(0, 0x1e))).containsExactly(17, 17, 17, 238, 238, 238);
  }

  @Test
  void eightBitGrey() {
    assertThat(two(png(8, GREY).withRows(0, 7, 200))).containsExactly(7, 7, 7, 200, 200, 200);
  }

  @Test
  void sixteenBitGreyKeepsItsUpperByte() {
    assertThat(two(png(16, GREY).withRows(0, 7, 255, 200, 0)))
        .containsExactly(7, 7, 7, 200, 200, 200);
  }

  @Test
  void greyWithTransparentColour() {
    byte[] file = png(8, GREY).chunk("tRNS", (byte) 0, (byte) 7).withRows(0, 7, 200);
    assertThat(two(file)).containsExactly(255, 255, 255, 200, 200, 200);
  }

  @Test
  void eightBitGreyWithAlpha() {
    assertThat(two(png(8, GREY_ALPHA).withRows(0, 100, 255, 100, 0)))
        .containsExactly(100, 100, 100, 255, 255, 255);
  }

  @Test
  void sixteenBitGreyWithAlpha() {
    assertThat(two(png(16, GREY_ALPHA).withRows(0, 100, 9, 255, 255, 100, 9, 128, 0)))
        .containsExactly(100, 100, 100, 177, 177, 177);
  }

  @Test
  void palette() {
    byte[] colours = {1, 2, 3, 40, 50, 60};
    for (int bits = 1; bits <= 8; bits *= 2) {
      byte[] file = png(bits, PALETTE).chunk("PLTE", colours).withRows(packed(bits, 1, 0));
      assertThat(two(file)).as("%d bits", bits).containsExactly(40, 50, 60, 1, 2, 3);
    }
  }

  @Test
  void paletteWithAlpha() {
    byte[] file =
        png(8, PALETTE)
            .chunk("PLTE", new byte[] {1, 2, 3, 40, 50, 60})
            .chunk("tRNS", (byte) 0)
            .withRows(0, 0, 1);
    assertThat(two(file)).containsExactly(255, 255, 255, 40, 50, 60);
  }

  @Test
  void eightBitRgb() {
    assertThat(two(png(8, RGB).withRows(0, 1, 2, 3, 40, 50, 60)))
        .containsExactly(1, 2, 3, 40, 50, 60);
  }

  @Test
  void rgbWithTransparentColour() {
    byte[] file =
        png(8, RGB).chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3}).withRows(0, 1, 2, 3, 40, 50, 60);
    assertThat(two(file)).containsExactly(255, 255, 255, 40, 50, 60);
  }

  @Test
  void sixteenBitRgb() {
    assertThat(two(png(16, RGB).withRows(0, 1, 255, 2, 255, 3, 255, 40, 0, 50, 0, 60, 0)))
        .containsExactly(1, 2, 3, 40, 50, 60);
  }

  @Test
  void eightBitRgbWithAlpha() {
    assertThat(two(png(8, RGB_ALPHA).withRows(0, 1, 2, 3, 255, 0, 0, 0, 51)))
        .containsExactly(1, 2, 3, 204, 204, 204);
  }

  @Test
  void sixteenBitRgbWithAlpha() {
    byte[] file =
        png(16, RGB_ALPHA).withRows(0, 1, 9, 2, 9, 3, 9, 255, 255, 40, 0, 50, 0, 60, 0, 0, 0);
    assertThat(two(file)).containsExactly(1, 2, 3, 255, 255, 255);
  }

  private static PngFile png(int bits, int colourType) {
    return new PngFile(2, 1, bits, colourType);
  }

  private static int[] packed(int bits, int left, int right) {
    return bits == 8
        ? new int[] {0, left, right}
        : new int[] {0, (left << (8 - bits)) | (right << (8 - 2 * bits))};
  }

  private static int[] two(byte[] file) {
    Pixels pixels = Pictures.decode(file, 2, 1);
    int[] levels = new int[6];
    for (int i = 0; i < 6; i++) {
      levels[i] = pixels.rgb()[i] & 0xff;
    }
    return levels;
  }
}
