package dev.beagle.api.upload;

import dev.beagle.api.answer.Failures;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the failure to read a form into {@code malformed_request}. RESTEasy throws any exception,
 * as if the server had failed, or returns no parts.
 */
@Provider
public class FormReader implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (!MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(context.getMediaType())) {
      return context.proceed();
    }
    Object parts = read(context);
    if (parts instanceof List<?> list && list.isEmpty()) {
      throw malformed(null);
    }
    return parts;
  }

  private static Object read(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (RuntimeException e) {
      throw isClear(e) ? e : malformed(e);
    }
  }

  private static BeagleException malformed(@Nullable RuntimeException cause) {
    return new BeagleException(
        ErrorCode.MALFORMED_REQUEST,
        "The form cannot be read: let the HTTP library write multipart/form-data (RFC 7578).",
        cause);
  }

  private static boolean isClear(RuntimeException thrown) {
    return thrown instanceof WebApplicationException
        || Failures.find(thrown, BeagleException.class).isPresent()
        || Failures.find(thrown, BrokenBodyException.class).isPresent();
  }
}
