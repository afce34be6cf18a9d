package dev.beagle.job;

import java.time.Duration;
import java.util.List;

/** What came of a job: predictions, or the reason why there are none. */
public sealed interface Result {

  /**
   * The most probable labels.
   *
   * @param predictions most probable first
   * @param run how they came about; null if nobody has said
   */
  record Predictions(List<Prediction> predictions, Run run) implements Result {
    public Predictions {
      predictions = List.copyOf(predictions);
    }

    /** Labels of which nobody has said how they came about. */
    public Predictions(List<Prediction> predictions) {
      this(predictions, null);
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
