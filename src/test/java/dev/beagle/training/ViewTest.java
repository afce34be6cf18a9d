package dev.beagle.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.Pixels;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final byte[] LEVELS = {0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, (byte) 255};

  @Test
  void channelsAreWrittenOneByOneFromMinusOneToOne() {
    float[] values = levels(View.PLAIN);

    assertThat(values).containsExactly(0, 10, 20, 30, 1, 11, 21, 31, 2, 12, 22, 255);
  }

  @Test
  void picturesAreMirroredAndTurned() {
    assertThat(levels(new View(false, true, false, 0, false))).startsWith(10, 0, 30, 20);
    assertThat(levels(new View(false, false, true, 0, false))).startsWith(20, 30, 0, 10);
    assertThat(levels(new View(true, false, false, 0, false))).startsWith(0, 20, 10, 30);
  }

  @Test
  void channelsAreExchangedAndInverted() {
    assertThat(levels(new View(false, false, false, 5, false))).startsWith(2, 12, 22, 255);
    assertThat(levels(new View(false, false, false, 0, true))).startsWith(255, 245, 235, 225);
  }

  private static float[] levels(View view) {
    float[] values = new float[LEVELS.length];
    view.write(new Pixels(2, 2, LEVELS), values, 0);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isBetween(-1f, 1f);
      values[i] = Math.round(values[i] * 127.5f + 127.5f);
    }
    return values;
  }
}
