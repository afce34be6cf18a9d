package dev.beagle.image;

import static dev.beagle.image.Pictures.difference;
import static dev.beagle.image.Pictures.file;
import static dev.beagle.image.Pictures.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Pillow's {@code BICUBIC}. */
class BicubicTest {

  @ParameterizedTest
  @CsvSource({
    "photo.png, STRETCH, stretch-64x64.png",
    "photo.png, STRETCH, stretch-90x31.png",
    "small.png, STRETCH, small-stretch-100x90.png",
    "photo.png, CROP, crop-64x64.png",
    "photo.png, CROP, crop-33x70.png",
    "photo.png, CROP, crop-90x31.png",
  })
  void resizingAgreesWithPillow(String name, Resize resize, String reference) {
    Pixels expected = reference("reference/" + reference);
    Pixels pixels =
        Pictures.DECODER.decode(file(name), expected.width(), expected.height(), resize);
    assertThat(difference(pixels, expected)).isLessThan(0.05);
  }
}
