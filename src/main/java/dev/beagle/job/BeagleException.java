package dev.beagle.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Failure of a request or a job. The message tells the client what was wrong and what to do. */
public class BeagleException extends RuntimeException {
  /** The message of what a paused or stopping web node refuses. */
  public static final String STOPPING =
      "This web node is paused or stopping: send the request again";

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String message;
  private final @Nullable Duration retryAfter;

  public BeagleException(ErrorCode code, String message) {
    this(code, message, null, null);
  }

  public BeagleException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, null, cause);
  }

  /**
   * A failure that may be over after a while.
   *
   * @param retryAfter the while
   */
  public BeagleException(ErrorCode code, String message, Duration retryAfter) {
    this(code, message, retryAfter, null);
  }

  private BeagleException(
      ErrorCode code, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.message = message;
    this.retryAfter = retryAfter;
  }

  public ErrorCode code() {
    return code;
  }

  @Override
  public String getMessage() {
    return message;
  }

  /** The failure as the result of a job. */
  public Result.Failure toFailure() {
    return new Result.Failure(code, message, retryAfter);
  }
}
