package dev.beagle.api;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Says of a form that cannot be read that the request is malformed. RESTEasy throws any exception
 * then, as if the server had failed.
 */
@Provider
public class FormReader implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (RuntimeException e) {
      if (!context.getMediaType().isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE) || isClear(e)) {
        throw e;
      }
      throw new BeagleException(
          ErrorCode.MALFORMED_REQUEST,
          "The form cannot be read: let the HTTP library write multipart/form-data (RFC 7578).",
          e);
    }
  }

  private static boolean isClear(RuntimeException thrown) {
    return thrown instanceof WebApplicationException
        || Failures.find(thrown, BeagleException.class).isPresent()
        || Failures.find(thrown, BrokenBodyException.class).isPresent();
  }
}
