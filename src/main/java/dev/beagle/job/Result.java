package dev.beagle.job;

import java.util.List;

/** What came of a job: predictions, or the reason why there are none. */
public sealed interface Result {

  /** The most probable labels, most probable first. */
  record Predictions(List<Prediction> predictions) implements Result {
    public Predictions {
      predictions = List.copyOf(predictions);
    }
  }

  /** Why a job has no predictions, in words for whoever sent it. */
  record Failure(ErrorCode code, String message) implements Result {}
}
