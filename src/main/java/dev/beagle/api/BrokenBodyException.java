package dev.beagle.api;

import java.io.IOException;

/** The server cannot read on in a request's body; nearly always because the client has gone. */
final class BrokenBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenBodyException(IOException cause) {
    super(cause);
  }
}
