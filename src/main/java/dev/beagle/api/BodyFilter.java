package dev.beagle.api;

import dev.beagle.api.upload.LimitedInputStream;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Limits request bodies to {@code beagle.upload.max-bytes}, with or without a {@code
 * Content-Length}, and refuses those without a {@code Content-Type}.
 */
@Provider
@PreMatching
@ApplicationScoped
public class BodyFilter implements ContainerRequestFilter {
  @Inject WebNode node;

  @Override
  public void filter(ContainerRequestContext request) {
    long limit = node.parts().settings().upload().maxBytes();
    if (announced(request.getHeaderString(HttpHeaders.CONTENT_LENGTH)) > limit) {
      throw LimitedInputStream.tooLarge(limit);
    }
    if (request.getMethod().equals(HttpMethod.POST)) {
      check(request.getMediaType());
    }
    request.setEntityStream(new LimitedInputStream(request.getEntityStream(), limit));
  }

  static void check(@Nullable MediaType type) {
    if (type == null) {
      throw new NotSupportedException();
    }
    if (MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)
        && !type.getParameters().containsKey("boundary")) {
      throw new BeagleException(
          ErrorCode.MALFORMED_REQUEST,
          "The Content-Type multipart/form-data has no boundary: let the HTTP library write it.");
    }
  }

  /**
   * The length of the body by its header; -1 without one. The request context's own {@code
   * getLength()} ends at 2 GiB.
   */
  static long announced(@Nullable String contentLength) {
    try {
      return contentLength == null ? -1 : Long.parseLong(contentLength.strip());
    } catch (NumberFormatException e) {
      throw new BeagleException(
          ErrorCode.MALFORMED_REQUEST, "Content-Length is not a number of bytes.", e);
    }
  }
}
