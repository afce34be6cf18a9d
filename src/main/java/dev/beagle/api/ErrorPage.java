package dev.beagle.api;

import dev.beagle.api.answer.Answer;
import dev.beagle.api.answer.ErrorBody;
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
 * The error page of the whole deployment, named in web.xml: JSON too, for what the server refuses
 * before it gets to the resources, such as a Content-Type that is none, or any request while the
 * web node stops: then no servlet is made that is not there.
 */
@WebServlet(urlPatterns = "/error", loadOnStartup = 2)
public class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final Logger LOGGER = System.getLogger(ErrorPage.class.getName());
  private static final int RETRY_SECONDS = 2;
  private static final Jsonb JSONB = JsonbBuilder.create();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    Object attribute = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = attribute instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND;
    String json = JSONB.toJson(Answer.failed(describe(status)));
    response.setStatus(status);
    response.setContentType("application/json");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setIntHeader("Retry-After", RETRY_SECONDS);
    }
    try {
      response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "The client has gone before it got its error", e);
    }
  }

  static ErrorBody describe(int status) {
    if (status == 404) {
      return ErrorBody.of(ErrorCode.NOT_FOUND, "There is nothing at this address.");
    }
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      return ErrorBody.of(ErrorCode.UNAVAILABLE, WebNode.PAUSED);
    }
    if (status >= 500) {
      return ErrorBody.of(
          ErrorCode.INTERNAL_ERROR, "Something went wrong inside the server: see its log.");
    }
    return ErrorBody.of(
        ErrorCode.MALFORMED_REQUEST, "The request is not in order: check its headers and address.");
  }
}
