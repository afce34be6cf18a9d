package dev.beagle.api;

import static dev.beagle.job.ErrorCode.MALFORMED_REQUEST;
import static dev.beagle.job.ErrorCode.METHOD_NOT_ALLOWED;
import static dev.beagle.job.ErrorCode.NOT_ACCEPTABLE;
import static dev.beagle.job.ErrorCode.NOT_FOUND;
import static dev.beagle.job.ErrorCode.UNSUPPORTED_MEDIA_TYPE;

import dev.beagle.api.answer.Failures;
import dev.beagle.api.answer.Responses;
import dev.beagle.api.upload.BrokenBodyException;
import dev.beagle.job.BeagleException;
import dev.beagle.job.Result.Failure;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/** Maps every exception to JSON, so that no page and no stack trace of the server leaves it. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable thrown) {
    if (Failures.find(thrown, BeagleException.class).isPresent()) {
      return Responses.of(Failures.of(thrown));
    }
    if (Failures.find(thrown, BrokenBodyException.class).isPresent()) {
      return withoutBody();
    }
    if (thrown instanceof NotAllowedException notAllowed) {
      return notAllowed(notAllowed);
    }
    if (thrown instanceof ClientErrorException clientError) {
      return Responses.of(failure(clientError));
    }
    if (isUnreadableBody(thrown)) {
      return Responses.of(malformed());
    }
    return Responses.of(Failures.of(thrown));
  }

  /** The answer to a client that has gone: Jersey would log that it cannot write a body. */
  private static Response withoutBody() {
    return Response.status(MALFORMED_REQUEST.httpStatus()).build();
  }

  private static Response notAllowed(NotAllowedException thrown) {
    String allow =
        thrown.getResponse().getHeaderString(HttpHeaders.ALLOW).replaceAll(",\\s*", ", ");
    Failure failure =
        new Failure(
            METHOD_NOT_ALLOWED, "This address does not allow this method. It allows: " + allow);
    return Response.fromResponse(Responses.of(failure)).header(HttpHeaders.ALLOW, allow).build();
  }

  private static Failure failure(ClientErrorException thrown) {
    if (thrown instanceof NotFoundException) {
      return new Failure(
          NOT_FOUND,
          "There is nothing at this address. Try POST /api/predict or GET /api/health/ready.");
    }
    if (thrown instanceof NotSupportedException) {
      return new Failure(
          UNSUPPORTED_MEDIA_TYPE,
          "This Content-Type is not accepted. Send multipart/form-data with a field \"image\", the"
              + " file itself as image/* or application/octet-stream, or application/json with"
              + " {\"image\": \"<base64>\"}.");
    }
    if (thrown instanceof NotAcceptableException) {
      return new Failure(
          NOT_ACCEPTABLE, "Answers are application/json: send an Accept header that allows it.");
    }
    return malformed();
  }

  private static boolean isUnreadableBody(Throwable thrown) {
    return thrown instanceof ProcessingException
        || Failures.find(thrown, IOException.class).isPresent();
  }

  private static Failure malformed() {
    return new Failure(
        MALFORMED_REQUEST,
        "The request cannot be read: it is cut short, or not of the type that Content-Type says.");
  }
}
