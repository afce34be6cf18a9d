package dev.beagle.queue.web;

import dev.beagle.job.Result;
import org.jspecify.annotations.Nullable;

/**
 * The status of an admitted job.
 *
 * @param state the stage that the job has reached
 * @param result the job's result; null unless the job is done
 */
public record JobStatus(State state, @Nullable Result result) {

  /** The stages of a job. */
  public enum State {
    WAITING,
    RUNNING,
    DONE
  }

  /** The status of a job that is done. */
  static JobStatus done(Result result) {
    return new JobStatus(State.DONE, result);
  }
}
