package dev.beagle.api.answer;

import dev.beagle.job.JobId;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import dev.beagle.queue.web.JobStatus;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one image, in JSON, without the fields that are null.
 *
 * @param file the client's name of the image, in a request with several
 * @param success false if there is an error
 * @param id the id of an asynchronous job
 * @param state the state of an asynchronous job: waiting, running, done or failed
 * @param location the address of the result; for a job that has just been accepted
 * @param predictions most probable first
 * @param error why there are no predictions
 */
@JsonbPropertyOrder({"file", "success", "id", "state", "location", "predictions", "error"})
public record Answer(
    @Nullable String file,
    boolean success,
    @Nullable String id,
    @Nullable String state,
    @Nullable String location,
    @Nullable List<Prediction> predictions,
    @Nullable ErrorBody error) {

  /**
   * The answer to a client that waits.
   *
   * @param file the client's name of the image, in a request with several
   */
  public static Answer of(@Nullable String file, Result result) {
    if (result instanceof Result.Predictions found) {
      return new Answer(file, true, null, null, null, found.predictions(), null);
    }
    ErrorBody error = ErrorBody.of((Result.Failure) result);
    return new Answer(file, false, null, null, null, null, error);
  }

  /** The answer to a request that has failed as a whole. */
  public static Answer failed(ErrorBody error) {
    return new Answer(null, false, null, null, null, null, error);
  }

  /**
   * The answer to a client that asks for the result later.
   *
   * @param file the client's name of the image, in a request with several
   * @param location the address of the result
   */
  public static Answer accepted(@Nullable String file, JobId id, String location) {
    String waiting = name(JobStatus.State.WAITING);
    return new Answer(file, true, id.value(), waiting, location, null, null);
  }

  /** The answer to a client that asks for an asynchronous job. */
  public static Answer of(JobId id, JobStatus job) {
    String state = name(job.state());
    Result result = job.result();
    if (result == null) {
      return new Answer(null, true, id.value(), state, null, null, null);
    }
    Answer answer = of((String) null, result);
    String end = answer.success() ? state : "failed";
    return new Answer(
        null, answer.success(), id.value(), end, null, answer.predictions(), answer.error());
  }

  private static String name(JobStatus.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
