package dev.beagle.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PainterTest {
  private final SplittableRandom random = new SplittableRandom(3);

  @ParameterizedTest
  @EnumSource
  void everyShapeIsWhollyInside(ShapeKind kind) {
    Rectangle2D picture = new Rectangle2D.Double(-1e-6, -1e-6, 200 + 2e-6, 100 + 2e-6);
    for (int i = 0; i < 200; i++) {
      Shape shape = Placement.place(kind.outline(random), 200, 100, random);

      assertThat(picture.contains(shape.getBounds2D())).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void sameSeedDrawsSamePicture(ShapeKind kind) {
    assertThat(levels(new Painter(new SplittableRandom(4)).draw(kind)))
        .isEqualTo(levels(new Painter(new SplittableRandom(4)).draw(kind)))
        .isNotEqualTo(levels(new Painter(new SplittableRandom(5)).draw(kind)));
  }

  @ParameterizedTest
  @EnumSource
  void sidesAreFrom64To1024(ShapeKind kind) {
    for (int i = 0; i < 20; i++) {
      BufferedImage picture = new Painter(random).draw(kind);

      assertThat(picture.getWidth()).isBetween(64, 1024);
      assertThat(picture.getHeight()).isBetween(64, 1024);
    }
  }

  private static int[] levels(BufferedImage picture) {
    int width = picture.getWidth();
    return picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
  }
}
