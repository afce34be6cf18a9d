package dev.beagle.api;

import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * What the client gets for one image, in JSON; what is null is left out.
 *
 * @param file the client's name of the image, where one request has several
 * @param success whether there are predictions
 * @param predictions most probable first, null without success
 * @param error null with success
 */
@JsonbPropertyOrder({"file", "success", "predictions", "error"})
public record Answer(String file, boolean success, List<Prediction> predictions, ErrorBody error) {

  static Answer of(String file, Result result) {
    if (result instanceof Result.Predictions found) {
      return new Answer(file, true, found.predictions(), null);
    }
    return new Answer(file, false, null, ErrorBody.of((Result.Failure) result));
  }

  static Answer failed(ErrorBody error) {
    return new Answer(null, false, null, error);
  }
}
