package dev.beagle.api;

import dev.beagle.api.answer.Answer;
import dev.beagle.api.answer.ErrorBody;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/**
 * The error page of the deployment, as JSON. The server shows it for requests that never reach a
 * resource: one with a malformed {@code Content-Type}, or any request while the web node stops.
 *
 * <p>Declared in web.xml and loaded at start, because a server that stops creates no servlets.
 */
@WebServlet(urlPatterns = "/error", loadOnStartup = 2)
public class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger(ErrorPage.class.getName());
  private static final Jsonb JSONB = JsonbBuilder.create();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    Object attribute = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = attribute instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND;
    String json = JSONB.toJson(Answer.failed(describe(status)));
    response.setStatus(status);
    response.setContentType("application/json");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setIntHeader("Retry-After", Math.toIntExact(ErrorCode.RETRY_AFTER.toSeconds()));
    }
    try {
      response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The client closed the connection before its error was written", e);
    }
  }

  static ErrorBody describe(int status) {
    if (status == 404) {
      return ErrorBody.of(ErrorCode.NOT_FOUND, "There is nothing at this address.");
    }
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      return ErrorBody.of(ErrorCode.UNAVAILABLE, BeagleException.STOPPING);
    }
    if (status >= 500) {
      return ErrorBody.of(
          ErrorCode.INTERNAL_ERROR, "Something went wrong inside the server: see its log.");
    }
    return ErrorBody.of(
        ErrorCode.MALFORMED_REQUEST,
        "The request is malformed: check its headers and its address.");
  }
}
