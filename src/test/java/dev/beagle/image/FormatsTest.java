package dev.beagle.image;

import static dev.beagle.image.Pictures.decode;
import static dev.beagle.image.Pictures.difference;
import static dev.beagle.image.Pictures.file;
import static dev.beagle.image.Pictures.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.Pixels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that other programs wrote, at their own size, against what Pillow reads from them. */
class FormatsTest {

  @ParameterizedTest
  @CsvSource({
    "small.png, small.png",
    "lossless.webp, small.png",
    "profile.webp, small.png",
    "animated.webp, small.png",
    "animated.gif, reference/palette.png",
    "plain.tif, small.png",
    "pages.tif, small.png",
    "deflate.tif, small.png",
    "profile.tif, small.png",
    "sixteen.tif, small.png",
    "grey.tif, reference/grey.png",
    "bilevel.tif, reference/bilevel.png",
    "palette.tif, reference/palette.png",
    "rgb.bmp, small.png",
    "palette.bmp, reference/palette.png",
    "grey.bmp, reference/grey.png",
    "bilevel.bmp, reference/bilevel.png",
  })
  void losslessFilesAreDecodedExactly(String name, String reference) {
    assertThat(decode(file(name), 48, 32).rgb()).isEqualTo(reference(reference).rgb());
  }

  @ParameterizedTest
  @CsvSource({
    "profile.jpg, reference/profile.png, 0.5",
    "broken-profile.jpg, reference/profile.png, 0.5",
    "cmyk.jpg, small.png, 2",
    "ycck.jpg, small.png, 2",
    "cmyk-profile.jpg, reference/cmyk-profile.png, 3",
    "jpeg.tif, small.png, 2",
    "cmyk.tif, small.png, 1",
    "lossy.webp, reference/lossy.png, 3",
    "alpha.tif, reference/alpha-noise.png, 1",
    "alpha-noise-lossless.webp, reference/alpha-noise.png, 1",
    "alpha-rows.webp, reference/alpha-rows.png, 3",
    "alpha-radial.webp, reference/alpha-radial.png, 3",
    "alpha-columns.webp, reference/alpha-columns.png, 3",
    "alpha-sum.webp, reference/alpha-sum.png, 3",
    "alpha-noise.webp, reference/alpha-noise.png, 3",
  })
  void otherFilesAreDecodedClosely(String name, String reference, double tolerance) {
    Pixels pixels = decode(file(name), 48, 32);
    assertThat(difference(pixels, reference(reference))).isLessThan(tolerance);
  }
}
