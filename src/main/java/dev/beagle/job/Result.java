package dev.beagle.job;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of a job: predictions or a failure. */
public sealed interface Result {

  /**
   * The most probable labels.
   *
   * @param predictions the labels, the most probable first
   * @param run the circumstances of the inference; absent if they are unknown
   */
  record Predictions(List<Prediction> predictions, @Nullable Run run) implements Result {
    public Predictions {
      predictions = List.copyOf(predictions);
    }

    /** Labels from an inference under unknown circumstances. */
    public Predictions(List<Prediction> predictions) {
      this(predictions, null);
    }
  }

  /**
   * The reason why a job has no predictions.
   *
   * @param code the kind of error
   * @param message words for the client: the error and the remedy
   * @param retryAfter the while after which the job may succeed; absent if it is unknown
   */
  record Failure(ErrorCode code, String message, @Nullable Duration retryAfter) implements Result {

    /** A failure that may last. */
    public Failure(ErrorCode code, String message) {
      this(code, message, null);
    }
  }
}
