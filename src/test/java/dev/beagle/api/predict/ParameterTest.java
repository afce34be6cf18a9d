package dev.beagle.api.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParameterTest {

  @Test
  void absentParameterIsFallback() {
    assertThat(Parameter.parse("top", null, 5, 10, "")).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10})
  void numberWithinBoundsIsRead(int value) {
    assertThat(Parameter.parse("top", Integer.toString(value), 5, 10, "")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "-1", "abc", "", " ", "1.5", "99999999999", "0x2"})
  void otherTextIsRefused(String text) {
    BeagleException thrown =
        catchThrowableOfType(
            BeagleException.class, () -> Parameter.parse("top", text, 5, 10, ", no more"));
    assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
    assertThat(thrown)
        .hasMessage(
            "top=%s is not allowed: it must be a whole number from 1 to 10, no more."
                .formatted(text));
  }

  @Test
  void longTextIsCutInMessages() {
    assertThat(Parameter.echo("x".repeat(41))).isEqualTo("x".repeat(40) + "…");
    assertThat(Parameter.echo("x".repeat(40))).isEqualTo("x".repeat(40));
  }
}
