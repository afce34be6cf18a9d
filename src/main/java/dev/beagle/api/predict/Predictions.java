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

/** The predictions that clients ask for later, whichever web node has accepted the image. */
public final class Predictions {
  private final AcceptedJobs jobs;
  private final Duration kept;

  /**
   * Answers from the jobs that were accepted.
   *
   * @param kept how long a result is kept
   */
  public Predictions(AcceptedJobs jobs, Duration kept) {
    this.jobs = jobs;
    this.kept = kept;
  }

  /**
   * How far it is, or what came of it; {@code unknown_prediction} if there is none.
   *
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
   * Withdraws the job or forgets the result: no content, or {@code unknown_prediction} if there is
   * none.
   *
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
            "There is no such prediction: the id is wrong, it was deleted, or it is too long ago,"
                + " for results are kept for %d seconds. Send the image again."
                    .formatted(kept.toSeconds())));
  }

  /** With a header that keeps it out of every cache: the next answer may be another. */
  private static Response fresh(Response response) {
    return Response.fromResponse(response).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
