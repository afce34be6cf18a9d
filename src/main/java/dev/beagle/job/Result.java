package dev.beagle.job;

import java.time.Duration;
import java.util.List;

/** What came of a job: predictions, or the reason why there are none. */
public sealed interface Result {

  /** The most probable labels, most probable first. */
  record Predictions(List<Prediction> predictions) implements Result {
    public Predictions {
      predictions = List.copyOf(predictions);
    }
  }

  /**
   * Why a job has no predictions.
   *
   * @param code the kind of error
   * @param message what was wrong and what to do, in words for whoever sent it
   * @param retryAfter when the same may succeed; null if nobody knows
   */
  record Failure(ErrorCode code, String message, Duration retryAfter) implements Result {

    /** A failure of which nobody knows when it is over, if ever. */
    public Failure(ErrorCode code, String message) {
      this(code, message, null);
    }
  }
}
