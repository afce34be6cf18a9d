package dev.beagle.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class PrecisionTrialTest {
  @BeforeAll
  static void loadNd4j() {
    Nd4j.getBackend();
  }

  @Test
  void choosesPrecisionThatProcessorHas() {
    assertThat(PrecisionTrial.fastest().isAvailable()).isTrue();
  }

  @Test
  void givesSamePrecisionAgain() {
    assertThat(PrecisionTrial.fastest()).isSameAs(PrecisionTrial.fastest());
  }
}
