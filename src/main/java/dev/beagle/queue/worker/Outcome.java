package dev.beagle.queue.worker;

import dev.beagle.job.Result;

/**
 * What came of running a job.
 *
 * @param result for the client
 * @param cause why the job is given up, for the operator who finds it among the dead letters; null
 *     when it has predictions
 */
public record Outcome(Result result, String cause) {

  /** A job that has its predictions. */
  public static Outcome of(Result.Predictions predictions) {
    return new Outcome(predictions, null);
  }

  /** A job that is given up. */
  public static Outcome deadLetter(Result.Failure failure, String cause) {
    return new Outcome(failure, cause);
  }
}
