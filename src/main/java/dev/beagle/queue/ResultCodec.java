package dev.beagle.queue;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import dev.beagle.job.Run;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Encodes a result as JSON: {@code {"format": 1, "predictions": [{"label": "beagle", "probability":
 * 0.9}, ...], "run": {"model": "resnet50", ...}}} or {@code {"format": 1, "error": {"code":
 * "internal_error", "message": "..."}}}, where the format is {@link Format#RESULT}. Other fields
 * are ignored. A probability is the same double before and after. Safe for any number of threads.
 */
public final class ResultCodec {
  private static final System.Logger LOG = System.getLogger(ResultCodec.class.getName());
  private static final String UNREADABLE =
      "run the same version of Beagle on web nodes and workers";

  private final Jsonb json = JsonbBuilder.create();

  /** Encodes a result. */
  public String encode(Result result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Format.FIELD, Format.RESULT.version());
    if (result instanceof Result.Failure failure) {
      fields.put("error", fields(failure));
    } else if (result instanceof Result.Predictions some) {
      fields.put("predictions", some.predictions().stream().map(ResultCodec::fields).toList());
      if (some.run() != null) {
        fields.put("run", fields(some.run()));
      }
    }
    return json.toJson(fields);
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
   * @throws IllegalArgumentException if the text is no result, or one of an unknown format
   */
  public Result decode(String text) {
    try {
      Map<?, ?> fields = json.fromJson(text, Map.class);
      Format.RESULT.check(number(fields, Format.FIELD).longValue());
      if (fields.get("error") instanceof Map<?, ?> error) {
        return new Result.Failure(
            ErrorCode.ofWireName(text(error, "code")), text(error, "message"));
      }
      List<Prediction> predictions =
          ((List<?>) value(fields, "predictions"))
              .stream().map(each -> prediction((Map<?, ?>) each)).toList();
      return fields.get("run") == null
          ? new Result.Predictions(predictions)
          : new Result.Predictions(predictions, run((Map<?, ?>) value(fields, "run")));
    } catch (JsonbException | ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("not a result: " + text, e);
    }
  }

  /** As {@link #decode}, but for a text that cannot be read the failure that says so. */
  public Result decodeOrFailure(String text) {
    try {
      return decode(text);
    } catch (IllegalArgumentException e) {
      LOG.log(System.Logger.Level.ERROR, "Result cannot be read: " + UNREADABLE, e);
      return new Result.Failure(
          ErrorCode.INTERNAL_ERROR, "The web node cannot read the result: " + UNREADABLE);
    }
  }

  private static Run run(Map<?, ?> fields) {
    return new Run(
        text(fields, "model"),
        text(fields, "version"),
        text(fields, "engine"),
        text(fields, "precision"),
        Duration.ofNanos(number(fields, "queuedNanos").longValue()),
        Duration.ofNanos(number(fields, "inferenceNanos").longValue()));
  }

  private static Prediction prediction(Map<?, ?> fields) {
    return new Prediction(text(fields, "label"), number(fields, "probability").doubleValue());
  }

  private static String text(Map<?, ?> fields, String name) {
    return (String) value(fields, name);
  }

  private static Number number(Map<?, ?> fields, String name) {
    return (Number) value(fields, name);
  }

  private static Object value(Map<?, ?> fields, String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a result without " + name);
    }
    return value;
  }
}
