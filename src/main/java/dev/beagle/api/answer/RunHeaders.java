package dev.beagle.api.answer;

import dev.beagle.job.Result;
import dev.beagle.job.Run;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a response about one image that tell how it was run.
 *
 * <ul>
 *   <li>{@code Server-Timing} (W3C Server Timing): the milliseconds of {@code decode}, {@code
 *       queue} and {@code inference}, as far as they are known
 *   <li>{@code Beagle-Model}: name and version
 *   <li>{@code Beagle-Engine}: engine and precision
 * </ul>
 */
final class RunHeaders {
  private RunHeaders() {}

  /**
   * Adds the headers.
   *
   * @param decoding the time that the image took to decode; null if unknown
   * @param result the result of its job; null if it has none yet
   */
  static ResponseBuilder add(
      ResponseBuilder response, @Nullable Duration decoding, @Nullable Result result) {
    List<String> times = new ArrayList<>();
    if (decoding != null) {
      times.add(time("decode", decoding));
    }
    Run run = result instanceof Result.Predictions found ? found.run() : null;
    if (run != null) {
      times.add(time("queue", run.queued()));
      times.add(time("inference", run.inference()));
      response.header("Beagle-Model", pair(run.model(), run.version()));
      response.header("Beagle-Engine", pair(run.engine(), run.precision()));
    }
    return times.isEmpty() ? response : response.header("Server-Timing", String.join(", ", times));
  }

  private static String time(String name, Duration time) {
    return String.format(Locale.ROOT, "%s;dur=%.1f", name, time.toNanos() / 1e6);
  }

  private static String pair(String name, String detail) {
    return encode(name) + "/" + encode(detail);
  }

  /** In ASCII, as headers must be; versions are free text. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
