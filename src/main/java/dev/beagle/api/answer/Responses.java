package dev.beagle.api.answer;

import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.web.JobStatus;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;

/** Responses of the API: always JSON, whatever the client accepts. */
public final class Responses {
  /** A worker's start is a matter of seconds. */
  private static final Duration USUAL_WAIT = Duration.ofSeconds(2);

  /** When to ask again for a result. */
  private static final Duration RESULT_WAIT = Duration.ofSeconds(1);

  private Responses() {}

  public static Response of(Answers answers) {
    return json(Response.Status.OK.getStatusCode(), answers).build();
  }

  /**
   * What came of an image.
   *
   * @param decoding how long it took to be decoded; null if it was not
   */
  public static Response of(Result result, Duration decoding) {
    if (result instanceof Result.Failure failure) {
      return of(failure);
    }
    ResponseBuilder response = json(Response.Status.OK.getStatusCode(), Answer.of(null, result));
    return RunHeaders.add(response, decoding, result).build();
  }

  public static Response of(Result.Failure failure) {
    return failed(failure, Answer.failed(ErrorBody.of(failure))).build();
  }

  /** How far a job is; what has failed has the status that a client who waits would have got. */
  public static ResponseBuilder of(JobId id, JobStatus job) {
    Answer answer = Answer.of(id, job);
    if (job.result() instanceof Result.Failure failure) {
      return failed(failure, answer);
    }
    ResponseBuilder response = json(Response.Status.OK.getStatusCode(), answer);
    return job.result() == null
        ? retryAfter(response, RESULT_WAIT)
        : RunHeaders.add(response, null, job.result());
  }

  /**
   * That an image is accepted.
   *
   * @param decoding how long it took to be decoded
   */
  public static Response accepted(Answer answer, Duration decoding) {
    ResponseBuilder response =
        accepted((Object) answer).header(HttpHeaders.LOCATION, answer.location());
    return RunHeaders.add(response, decoding, null).build();
  }

  public static Response accepted(Answers answers) {
    return accepted((Object) answers).build();
  }

  private static ResponseBuilder accepted(Object entity) {
    ResponseBuilder response = json(Response.Status.ACCEPTED.getStatusCode(), entity);
    return retryAfter(response, RESULT_WAIT).header("Preference-Applied", Preferences.ASYNC);
  }

  private static ResponseBuilder failed(Result.Failure failure, Answer answer) {
    ResponseBuilder response = json(failure.code().httpStatus(), answer);
    if (failure.retryAfter() != null) {
      return retryAfter(response, failure.retryAfter());
    }
    return failure.code().isTemporary() ? retryAfter(response, USUAL_WAIT) : response;
  }

  private static ResponseBuilder json(int status, Object entity) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(entity);
  }

  /** HTTP knows whole seconds only: rounded up, and never none. */
  private static ResponseBuilder retryAfter(ResponseBuilder response, Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return response.header(HttpHeaders.RETRY_AFTER, seconds);
  }
}
