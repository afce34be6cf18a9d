package dev.beagle.api.answer;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Result;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** An error in JSON: {@code {"code":"queue_full","message":"…"}}. */
@JsonbPropertyOrder({"code", "message"})
public record ErrorBody(String code, String message) {

  /** An error with its code as JSON has it. */
  public static ErrorBody of(ErrorCode code, String message) {
    return new ErrorBody(code.wireName(), message);
  }

  /** The failure of a job. */
  public static ErrorBody of(Result.Failure failure) {
    return of(failure.code(), failure.message());
  }
}
