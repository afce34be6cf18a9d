package dev.beagle.api;

import dev.beagle.job.Result;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Responses of the API: always JSON, whatever the client accepts. */
final class Responses {
  /** A worker's start and a full queue are matters of seconds. */
  private static final int RETRY_SECONDS = 2;

  private Responses() {}

  static Response of(Answers answers) {
    return Response.ok(answers, MediaType.APPLICATION_JSON_TYPE).build();
  }

  static Response of(Result result) {
    if (result instanceof Result.Failure failure) {
      return of(failure);
    }
    return Response.ok(Answer.of(null, result), MediaType.APPLICATION_JSON_TYPE).build();
  }

  static Response of(Result.Failure failure) {
    Response.ResponseBuilder response =
        Response.status(failure.code().httpStatus())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(Answer.failed(ErrorBody.of(failure)));
    if (failure.code().isTemporary()) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return response.build();
  }
}
