package dev.beagle.queue.web;

import dev.beagle.job.Result;

/**
 * How far an admitted job is.
 *
 * @param state how far
 * @param result what came of it; null unless it is done
 */
public record JobStatus(State state, Result result) {

  /** How far a job is. */
  public enum State {
    WAITING,
    RUNNING,
    DONE
  }

  /** The status of a job with that result. */
  static JobStatus done(Result result) {
    return new JobStatus(State.DONE, result);
  }
}
