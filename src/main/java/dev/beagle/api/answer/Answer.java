package dev.beagle.api.answer;

import dev.beagle.job.JobId;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import dev.beagle.queue.web.JobStatus;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Locale;

/**
 * What the client gets for one image, in JSON; what is null is left out.
 *
 * @param file the client's name of the image, where one request has several
 * @param success false if there is an error
 * @param id of the job; null where the client waits for its result
 * @param state of the job: waiting, running, done or failed; null where the client waits
 * @param location where to ask for the result; null unless the job has just been accepted
 * @param predictions most probable first, null until they are there
 * @param error null with success
 */
@JsonbPropertyOrder({"file", "success", "id", "state", "location", "predictions", "error"})
public record Answer(
    String file,
    boolean success,
    String id,
    String state,
    String location,
    List<Prediction> predictions,
    ErrorBody error) {

  public static Answer of(String file, Result result) {
    if (result instanceof Result.Predictions found) {
      return new Answer(file, true, null, null, null, found.predictions(), null);
    }
    ErrorBody error = ErrorBody.of((Result.Failure) result);
    return new Answer(file, false, null, null, null, null, error);
  }

  public static Answer failed(ErrorBody error) {
    return new Answer(null, false, null, null, null, null, error);
  }

  public static Answer accepted(String file, JobId id, String location) {
    String waiting = name(JobStatus.State.WAITING);
    return new Answer(file, true, id.value(), waiting, location, null, null);
  }

  public static Answer of(JobId id, JobStatus job) {
    String state = name(job.state());
    if (job.result() == null) {
      return new Answer(null, true, id.value(), state, null, null, null);
    }
    Answer answer = of((String) null, job.result());
    String end = answer.success() ? state : "failed";
    return new Answer(
        null, answer.success(), id.value(), end, null, answer.predictions(), answer.error());
  }

  private static String name(JobStatus.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
