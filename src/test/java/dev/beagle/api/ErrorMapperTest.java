package dev.beagle.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.api.answer.Answer;
import dev.beagle.api.answer.ErrorBody;
import dev.beagle.api.upload.BrokenBodyException;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ErrorMapperTest {

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void beagleExceptionsKeepCodeStatusAndMessage(ErrorCode code) {
    try (Response response = map(new BeagleException(code, "Because."))) {
      assertThat(response.getStatus()).isEqualTo(code.httpStatus());
      assertThat(response.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
      assertThat(response.getEntity())
          .isEqualTo(Answer.failed(new ErrorBody(code.wireName(), "Because.")));
      assertThat(response.getHeaderString("Retry-After"))
          .isEqualTo(code.httpStatus() == 503 ? "2" : null);
    }
  }

  @Test
  void wrappedBeagleExceptionsAreFound() {
    BeagleException own = new BeagleException(ErrorCode.IMAGE_TOO_LARGE, "Too large.");
    assertMapped(
        new BadRequestException(new RuntimeException(own)), 413, "image_too_large", "Too large.");
    assertMapped(new CompletionException(own), 413, "image_too_large", "Too large.");
  }

  @Test
  void refusalsOfServerAreExplained() {
    assertMapped(new NotFoundException(), 404, "not_found", "POST /api/predict");
    assertMapped(new NotAcceptableException(), 406, "not_acceptable", "application/json");
    assertMapped(new NotSupportedException(), 415, "unsupported_media_type", "multipart/form-data");
    assertMapped(new BadRequestException(), 400, "malformed_request", "cannot be read");
  }

  @Test
  void allowedMethodsAreListed() {
    NotAllowedException thrown = new NotAllowedException("POST", new String[] {"OPTIONS"});
    assertMapped(thrown, 405, "method_not_allowed", "POST");
    try (Response response = map(thrown)) {
      assertThat(response.getHeaderString("Allow").split(", "))
          .containsExactlyInAnyOrder("POST", "OPTIONS");
    }
  }

  @Test
  void unreadableBodyIsErrorOfClient() {
    assertMapped(new ProcessingException("bad part"), 400, "malformed_request", "cannot be read");
    assertMapped(
        new IllegalStateException(new EOFException("gone")), 400, "malformed_request", "cut short");
  }

  @Test
  void clientThatHasGoneGetsNoBody() {
    Throwable thrown = new ProcessingException(new BrokenBodyException(new EOFException()));
    try (Response response = map(thrown)) {
      assertThat(response.getStatus()).isEqualTo(400);
      assertThat(response.hasEntity()).isFalse();
    }
  }

  @Test
  void cancelledJobIsNoInternalError() {
    assertMapped(new CancellationException(), 504, "deadline_exceeded", "cancelled");
  }

  @Test
  void unexpectedExceptionIsShownAsReferenceOnly() {
    try (Response response = map(new NullPointerException("secret"))) {
      ErrorBody error = ((Answer) response.getEntity()).error();
      assertThat(response.getStatus()).isEqualTo(500);
      assertThat(error.code()).isEqualTo("internal_error");
      assertThat(error.message())
          .matches(".* under reference [0-9a-f]{8}\\.")
          .doesNotContain("secret");
    }
  }

  @Test
  void circularCausesEnd() {
    RuntimeException one = new RuntimeException("one");
    one.initCause(new RuntimeException("two", one));
    assertMapped(one, 500, "internal_error", "reference");
  }

  private static void assertMapped(Throwable thrown, int status, String code, String words) {
    try (Response response = map(thrown)) {
      ErrorBody error = ((Answer) response.getEntity()).error();
      assertThat(response.getStatus()).isEqualTo(status);
      assertThat(error.code()).isEqualTo(code);
      assertThat(error.message()).contains(words);
    }
  }

  private static Response map(Throwable thrown) {
    return new ErrorMapper().toResponse(thrown);
  }
}
