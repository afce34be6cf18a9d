package dev.beagle.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.image.raster.Region;
import dev.beagle.image.raster.Size;
import dev.beagle.job.Resize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramingTest {

  @Test
  void stretchKeepsTheWholeImage() {
    Size input = new Size(20, 10);
    assertThat(Framing.of(new Size(3, 7), input, Resize.STRETCH))
        .isEqualTo(new Framing(input, new Region(0, 0, input)));
  }

  @ParameterizedTest
  @CsvSource({
    "500, 375, 224, 224, 298, 224, 37, 0",
    "375, 500, 224, 224, 224, 298, 0, 37",
    "224, 224, 224, 224, 224, 224, 0, 0",
    "227, 224, 224, 224, 227, 224, 2, 0",
    "229, 224, 224, 224, 229, 224, 2, 0",
    "10, 10, 30, 20, 30, 30, 0, 5",
    "65535, 1, 224, 224, 14679840, 224, 7339808, 0",
    "1, 65535, 224, 224, 224, 14679840, 0, 7339808",
  })
  void cropCutsTheMiddleOut(int w, int h, int inW, int inH, int toW, int toH, int x, int y) {
    Size input = new Size(inW, inH);
    assertThat(Framing.of(new Size(w, h), input, Resize.CROP))
        .isEqualTo(new Framing(new Size(toW, toH), new Region(x, y, input)));
  }
}
