package dev.beagle.api.upload;

import java.io.IOException;

/** The server cannot read on in a request's body; nearly always because the client has gone. */
public final class BrokenBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenBodyException(IOException cause) {
    super(cause);
  }
}
