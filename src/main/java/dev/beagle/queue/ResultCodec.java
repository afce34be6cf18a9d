package dev.beagle.queue;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.List;
import java.util.Map;

/**
 * A result as JSON: {@code {"predictions": [{"label": "beagle", "probability": 0.9}, ...]}} or
 * {@code {"error": {"code": "internal_error", "message": "..."}}}. A probability is the same double
 * before and after. Safe for any number of threads.
 */
final class ResultCodec {
  private final Jsonb json = JsonbBuilder.create();

  String encode(Result result) {
    return json.toJson(
        result instanceof Result.Predictions some
            ? Map.of("predictions", some.predictions().stream().map(ResultCodec::fields).toList())
            : Map.of("error", fields((Result.Failure) result)));
  }

  private static Map<String, Object> fields(Prediction prediction) {
    return Map.of("label", prediction.label(), "probability", prediction.probability());
  }

  private static Map<String, String> fields(Result.Failure failure) {
    return Map.of("code", failure.code().wireName(), "message", failure.message());
  }

  /**
   * The inverse of {@link #encode}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  Result decode(String text) {
    try {
      Map<?, ?> fields = json.fromJson(text, Map.class);
      if (fields.get("error") instanceof Map<?, ?> error) {
        ErrorCode code = ErrorCode.ofWireName((String) error.get("code"));
        return new Result.Failure(code, (String) error.get("message"));
      }
      List<?> predictions = (List<?>) fields.get("predictions");
      return new Result.Predictions(
          predictions.stream().map(each -> prediction((Map<?, ?>) each)).toList());
    } catch (JsonbException | ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("not a result: " + text, e);
    }
  }

  private static Prediction prediction(Map<?, ?> fields) {
    double probability = ((Number) fields.get("probability")).doubleValue();
    return new Prediction((String) fields.get("label"), probability);
  }
}
