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

/**
 * What a response about one image says of how it came about, in headers: {@code Server-Timing} (W3C
 * Server Timing) with milliseconds of {@code decode}, {@code queue} and {@code inference}, as far
 * as they are known, {@code Beagle-Model} with name and version, and {@code Beagle-Engine} with
 * engine and precision.
 */
final class RunHeaders {
  private RunHeaders() {}

  /**
   * Adds them.
   *
   * @param decoding how long the image took to decode; null if that is not known here
   * @param result what came of it; null if that is not known yet
   */
  static ResponseBuilder add(ResponseBuilder response, Duration decoding, Result result) {
    List<String> times = new ArrayList<>();
    if (decoding != null) {
      times.add(time("decode", decoding));
    }
    if (result instanceof Result.Predictions found && found.run() != null) {
      Run run = found.run();
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

  /** Versions are free text, and headers are ASCII. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
