package dev.beagle.queue;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import dev.beagle.job.Run;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A result as JSON: {@code {"predictions": [{"label": "beagle", "probability": 0.9}, ...], "run":
 * {"model": "resnet50", ...}}} or {@code {"error": {"code": "internal_error", "message": "..."}}}.
 * A probability is the same double before and after. Safe for any number of threads.
 */
public final class ResultCodec {
  private final Jsonb json = JsonbBuilder.create();

  public String encode(Result result) {
    if (result instanceof Result.Failure failure) {
      return json.toJson(Map.of("error", fields(failure)));
    }
    Result.Predictions some = (Result.Predictions) result;
    List<?> predictions = some.predictions().stream().map(ResultCodec::fields).toList();
    return json.toJson(
        some.run() == null
            ? Map.of("predictions", predictions)
            : Map.of("predictions", predictions, "run", fields(some.run())));
  }

  private static Map<String, Object> fields(Prediction prediction) {
    return Map.of("label", prediction.label(), "probability", prediction.probability());
  }

  private static Map<String, Object> fields(Run run) {
    return Map.of(
        "model", run.model(),
        "version", run.version(),
        "engine", run.engine(),
        "precision", run.precision(),
        "queuedNanos", run.queued().toNanos(),
        "inferenceNanos", run.inference().toNanos());
  }

  private static Map<String, String> fields(Result.Failure failure) {
    return Map.of("code", failure.code().wireName(), "message", failure.message());
  }

  /**
   * The inverse of {@link #encode}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public Result decode(String text) {
    try {
      Map<?, ?> fields = json.fromJson(text, Map.class);
      if (fields.get("error") instanceof Map<?, ?> error) {
        ErrorCode code = ErrorCode.ofWireName((String) error.get("code"));
        return new Result.Failure(code, (String) error.get("message"));
      }
      List<?> predictions = (List<?>) fields.get("predictions");
      return new Result.Predictions(
          predictions.stream().map(each -> prediction((Map<?, ?>) each)).toList(),
          run((Map<?, ?>) fields.get("run")));
    } catch (JsonbException | ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("not a result: " + text, e);
    }
  }

  private static Run run(Map<?, ?> fields) {
    return fields == null
        ? null
        : new Run(
            (String) fields.get("model"),
            (String) fields.get("version"),
            (String) fields.get("engine"),
            (String) fields.get("precision"),
            nanos(fields.get("queuedNanos")),
            nanos(fields.get("inferenceNanos")));
  }

  private static Duration nanos(Object number) {
    return Duration.ofNanos(((Number) number).longValue());
  }

  private static Prediction prediction(Map<?, ?> fields) {
    double probability = ((Number) fields.get("probability")).doubleValue();
    return new Prediction((String) fields.get("label"), probability);
  }
}
