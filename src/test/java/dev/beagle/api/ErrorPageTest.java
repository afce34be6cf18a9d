package dev.beagle.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorPageTest {

  @ParameterizedTest
  @CsvSource({
    "400, malformed_request",
    "404, not_found",
    "405, malformed_request",
    "500, internal_error",
    "503, unavailable",
  })
  void statusHasItsCode(int status, String code) {
    assertThat(ErrorPage.describe(status).code()).isEqualTo(code);
  }
}
