package dev.beagle.image.raster;

import static dev.beagle.image.Pictures.decode;
import static dev.beagle.image.Pictures.difference;
import static dev.beagle.image.Pictures.file;
import static dev.beagle.image.Pictures.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.image.Pictures;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

  @ParameterizedTest
  @ValueSource(strings = {"png", "webp", "tif", "jpg"})
  void everyOrientationGivesTheUprightPicture(String format) {
    Pixels upright = reference("orientation/upright.png");
    double tolerance = format.equals("jpg") ? 1 : 0;
    for (int value = 1; value <= 8; value++) {
      Pixels pixels = decode(file("orientation/%d.%s".formatted(value, format)), 48, 32);
      assertThat(difference(pixels, upright)).as("%d", value).isLessThanOrEqualTo(tolerance);
    }
  }

  @ParameterizedTest
  @CsvSource({"STRETCH, 20, 11", "CROP, 20, 11", "CROP, 7, 7", "CROP, 13, 30", "STRETCH, 90, 90"})
  void resizingIsTheSameInEveryOrientation(Resize resize, int width, int height) {
    Pixels upright = Pictures.DECODER.decode(file("orientation/1.png"), width, height, resize);
    for (int value = 2; value <= 8; value++) {
      byte[] file = file("orientation/%d.png".formatted(value));
      Pixels turned = Pictures.DECODER.decode(file, width, height, resize);
      assertThat(difference(turned, upright)).as("%d", value).isLessThan(0.1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, -1, 65_535})
  void unknownValuesMeanUpright(int value) {
    assertThat(Orientation.ofExif(value)).isEqualTo(Orientation.UPRIGHT);
  }
}
