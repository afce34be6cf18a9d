package dev.beagle.api.predict;

import dev.beagle.api.answer.Responses;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.web.AcceptedJobs;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** The results of asynchronous jobs, accepted by any web node. */
public final class Predictions {
  private final AcceptedJobs jobs;
  private final Duration retention;

  /**
   * Creates the answers about asynchronous jobs.
   *
   * @param retention the time that a result is kept
   */
  public Predictions(AcceptedJobs jobs, Duration retention) {
    this.jobs = jobs;
    this.retention = retention;
  }

  /**
   * Answers with the state or the result of a job.
   *
   * @param text the id that the client has sent
   * @return {@code unknown_prediction} if there is no such job
   * @throws dev.beagle.job.BeagleException {@code unavailable} if the queue does not answer
   */
  public Response find(String text) {
    Optional<JobId> id = id(text);
    Response response =
        id.flatMap(jobs::find)
            .map(job -> Responses.of(id.orElseThrow(), job).build())
            .orElseGet(this::unknown);
    return fresh(response);
  }

  /**
   * Withdraws a job, or deletes its result.
   *
   * @param text the id that the client has sent
   * @return no content, or {@code unknown_prediction} if there is no such job
   * @throws dev.beagle.job.BeagleException {@code unavailable} if the queue does not answer
   */
  public Response delete(String text) {
    boolean withdrawn = id(text).map(jobs::withdraw).orElse(false);
    return fresh(withdrawn ? Response.noContent().build() : unknown());
  }

  private static Optional<JobId> id(String text) {
    return Optional.of(text).filter(JobId::isValid).map(JobId::new);
  }

  private Response unknown() {
    return Responses.of(
        new Result.Failure(
            ErrorCode.UNKNOWN_PREDICTION,
            "There is no such prediction: the id is wrong, it was deleted, or it has expired"
                + " (results are kept for %d seconds). Send the image again."
                    .formatted(retention.toSeconds())));
  }

  /** The response with a header that keeps it out of caches: the next answer may differ. */
  private static Response fresh(Response response) {
    return Response.fromResponse(response).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
