package dev.beagle.job;

import java.time.Duration;

/**
 * A request or a job that cannot be served. The message is for whoever sent it: it says what was
 * wrong and what to do.
 */
public class BeagleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final Duration retryAfter;

  public BeagleException(ErrorCode code, String message) {
    this(code, message, null, null);
  }

  public BeagleException(ErrorCode code, String message, Throwable cause) {
    this(code, message, null, cause);
  }

  /**
   * A request that may succeed in a while.
   *
   * @param retryAfter that while
   */
  public BeagleException(ErrorCode code, String message, Duration retryAfter) {
    this(code, message, retryAfter, null);
  }

  private BeagleException(ErrorCode code, String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public ErrorCode code() {
    return code;
  }

  /** The same, as the result of a job. */
  public Result.Failure toFailure() {
    return new Result.Failure(code, getMessage(), retryAfter);
  }
}
