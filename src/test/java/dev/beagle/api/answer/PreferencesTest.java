package dev.beagle.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreferencesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "respond-async",
        "Respond-ASYNC",
        " respond-async ",
        "respond-async; why=\"later, please\"",
        "respond-async=\"\"",
        "respond-async, wait=100",
        "wait=100, respond-async",
        "foo=\"a, \\\" b\" , respond-async;x",
        ",,respond-async",
      })
  void respondAsyncIsFound(String header) {
    assertThat(Preferences.async(List.of(header))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "return=minimal",
        "respond-asynchronously",
        "not-respond-async",
        "foo; respond-async",
        "foo=respond-async",
        "foo=\"respond-async\"",
        "foo=\"a, respond-async\"",
        "foo=\"a\\\", respond-async\"",
        "foo=\"unended",
      })
  void otherPreferencesAreNotRespondAsync(String header) {
    assertThat(Preferences.async(List.of(header))).isFalse();
  }

  @Test
  void headerMayBeRepeatedOrMissing() {
    assertThat(Preferences.async(List.of("return=minimal", "respond-async"))).isTrue();
    assertThat(Preferences.async(List.of())).isFalse();
    assertThat(Preferences.async(null)).isFalse();
  }
}
