package dev.beagle.job;

import java.time.Duration;
import java.util.Locale;

/** The kinds of errors of requests and jobs, each with its HTTP status. */
public enum ErrorCode {
  MISSING_IMAGE(400),
  INVALID_PARAMETER(400),
  MALFORMED_REQUEST(400),
  UNKNOWN_MODEL(404),
  UNKNOWN_PREDICTION(404),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  IMAGE_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  UNDECODABLE_IMAGE(422),
  INTERNAL_ERROR(500),
  QUEUE_FULL(503),
  UNAVAILABLE(503),
  MODEL_NOT_READY(503),
  DEADLINE_EXCEEDED(504);

  /** The while after which a request that met a temporary error may be sent again. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final int httpStatus;

  ErrorCode(int httpStatus) {
    this.httpStatus = httpStatus;
  }

  /** The HTTP status that carries this error. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Whether the same request may succeed in a little while. */
  public boolean isTemporary() {
    return httpStatus == 503;
  }

  /** The code's name in JSON, such as {@code queue_full}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The inverse of {@link #wireName}.
   *
   * @throws IllegalArgumentException if there is no such code
   */
  public static ErrorCode ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
