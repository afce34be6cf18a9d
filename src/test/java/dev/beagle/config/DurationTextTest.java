package dev.beagle.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationTextTest {

  @ParameterizedTest
  @CsvSource({"250ms, 250", "10s, 10000", "5m, 300000", "2h, 7200000", "7d, 604800000", "0s, 0"})
  void textsAreReadAndShown(String text, long millis) {
    assertThat(DurationText.parse(text)).isEqualTo(Duration.ofMillis(millis));
    assertThat(DurationText.format(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1500, 1500ms", "60s, 1m", "0, 0s", "90m, 90m", "48h, 2d"})
  void longestUnitThatFitsIsShown(String text, String shown) {
    assertThat(DurationText.format(DurationText.parse(text))).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "10 s",
        "-1s",
        "1.5s",
        "10S",
        "1w",
        "PT10S",
        "10s5ms",
        "99999999999999999999",
        "9223372036854775807d"
      })
  void otherTextsAreRefused(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
  }
}
