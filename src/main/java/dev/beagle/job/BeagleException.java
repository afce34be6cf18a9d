package dev.beagle.job;

/**
 * A request or a job that cannot be served. The message is for whoever sent it: it says what was
 * wrong and what to do.
 */
public class BeagleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public BeagleException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public BeagleException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  /** The same, as the result of a job. */
  public Result.Failure toFailure() {
    return new Result.Failure(code, getMessage());
  }
}
