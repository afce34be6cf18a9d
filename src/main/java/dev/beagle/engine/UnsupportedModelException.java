package dev.beagle.engine;

/** Thrown for a model that an engine cannot run; another engine may. */
public final class UnsupportedModelException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * An exception that names the engine.
   *
   * @param engine the engine's name
   * @param reason why the engine cannot run the model, in words
   */
  public UnsupportedModelException(String engine, String reason) {
    super(message(engine, reason));
  }

  /** An exception whose cause gives the reason. */
  public UnsupportedModelException(String engine, Throwable cause) {
    super(
        message(engine, cause.getMessage() == null ? cause.toString() : cause.getMessage()), cause);
  }

  private static String message(String engine, String reason) {
    return "%s cannot run it (%s)".formatted(engine, reason);
  }
}
