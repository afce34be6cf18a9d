package dev.beagle.api.answer;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.web.JobStatus;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The responses of the API: always JSON, whatever the client accepts. */
public final class Responses {
  /** The time after which a client may ask again for a result. */
  private static final Duration RESULT_RETRY = Duration.ofSeconds(1);

  private Responses() {}

  /** The response to several images. */
  public static Response of(Answers answers) {
    return json(Response.Status.OK.getStatusCode(), answers).build();
  }

  /**
   * The response to one image.
   *
   * @param decoding the time that it took to decode; null if it was not decoded
   */
  public static Response of(Result result, @Nullable Duration decoding) {
    if (result instanceof Result.Failure failure) {
      return of(failure);
    }
    ResponseBuilder response = json(Response.Status.OK.getStatusCode(), Answer.of(null, result));
    return RunHeaders.add(response, decoding, result).build();
  }

  /** The response to a request that has failed. */
  public static Response of(Result.Failure failure) {
    return failed(failure, Answer.failed(ErrorBody.of(failure))).build();
  }

  /** The response about an asynchronous job; a failure has the status of a synchronous one. */
  public static ResponseBuilder of(JobId id, JobStatus job) {
    Answer answer = Answer.of(id, job);
    Result result = job.result();
    if (result instanceof Result.Failure failure) {
      return failed(failure, answer);
    }
    ResponseBuilder response = json(Response.Status.OK.getStatusCode(), answer);
    return result == null
        ? retryAfter(response, RESULT_RETRY)
        : RunHeaders.add(response, null, result);
  }

  /**
   * The response to one image that is accepted.
   *
   * @param decoding the time that it took to decode; null if unknown
   */
  public static Response accepted(Answer answer, @Nullable Duration decoding) {
    ResponseBuilder response =
        accepted((Object) answer).header(HttpHeaders.LOCATION, answer.location());
    return RunHeaders.add(response, decoding, null).build();
  }

  /** The response to several images that are accepted. */
  public static Response accepted(Answers answers) {
    return accepted((Object) answers).build();
  }

  private static ResponseBuilder accepted(Object entity) {
    ResponseBuilder response = json(Response.Status.ACCEPTED.getStatusCode(), entity);
    return retryAfter(response, RESULT_RETRY).header("Preference-Applied", Preferences.ASYNC);
  }

  private static ResponseBuilder failed(Result.Failure failure, Answer answer) {
    ResponseBuilder response = json(failure.code().httpStatus(), answer);
    Duration retryAfter = failure.retryAfter();
    if (retryAfter != null) {
      return retryAfter(response, retryAfter);
    }
    return failure.code().isTemporary() ? retryAfter(response, ErrorCode.RETRY_AFTER) : response;
  }

  private static ResponseBuilder json(int status, Object entity) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(entity);
  }

  /** Rounded up, because HTTP has whole seconds only, and never 0. */
  private static ResponseBuilder retryAfter(ResponseBuilder response, Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return response.header(HttpHeaders.RETRY_AFTER, seconds);
  }
}
