package dev.beagle.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Result;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResponsesTest {

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "999, 1", "1000, 1", "1001, 2", "61000, 61"})
  void retryAfterIsRoundedUpToWholeSeconds(long millis, String seconds) {
    Result.Failure failure =
        new Result.Failure(ErrorCode.QUEUE_FULL, "Full.", Duration.ofMillis(millis));
    assertThat(retryAfter(failure)).isEqualTo(seconds);
  }

  @Test
  void temporaryErrorHasDefaultRetryAfter() {
    assertThat(retryAfter(new Result.Failure(ErrorCode.UNAVAILABLE, "Down."))).isEqualTo("2");
    assertThat(retryAfter(new Result.Failure(ErrorCode.UNDECODABLE_IMAGE, "Torn."))).isNull();
  }

  private static String retryAfter(Result.Failure failure) {
    try (Response response = Responses.of(failure)) {
      return response.getHeaderString("Retry-After");
    }
  }
}
