package dev.beagle.api.upload;

import java.io.IOException;

/** The server cannot read the rest of a request's body, mostly because the client has gone. */
public final class BrokenBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenBodyException(IOException cause) {
    super(cause);
  }
}
