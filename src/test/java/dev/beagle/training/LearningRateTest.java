package dev.beagle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  private final LearningRate rate = new LearningRate(0.4, 10, 110);

  @Test
  void risesInStraightLine() {
    assertThat(rate.valueAt(0, 0)).isCloseTo(0.04, within(1e-12));
    assertThat(rate.valueAt(4, 0)).isCloseTo(0.2, within(1e-12));
    assertThat(rate.valueAt(9, 0)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void fallsAlongCosine() {
    assertThat(rate.valueAt(60, 0)).isCloseTo(0.2, within(1e-12));
    assertThat(rate.valueAt(110, 0)).isCloseTo(0, within(1e-12));
    assertThat(rate.valueAt(500, 0)).isCloseTo(0, within(1e-12));
  }
}
