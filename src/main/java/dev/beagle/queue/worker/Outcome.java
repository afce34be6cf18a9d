package dev.beagle.queue.worker;

import dev.beagle.job.Result;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of running a job.
 *
 * @param result the result for the client
 * @param cause the reason for the operator if the job becomes a dead letter; null if the job has
 *     predictions
 */
public record Outcome(Result result, @Nullable String cause) {

  /** The outcome of a job that has predictions. */
  public static Outcome of(Result.Predictions predictions) {
    return new Outcome(predictions, null);
  }

  /** The outcome of a job that becomes a dead letter. */
  public static Outcome deadLetter(Result.Failure failure, String cause) {
    return new Outcome(failure, cause);
  }
}
