package dev.beagle.it;

import dev.beagle.it.Api.Part;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A client of Beagle, as a user would write one. */
final class Client {
  private static final Jsonb JSON = JsonbBuilder.create();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI base;

  /**
   * @param base where the web node is, ending in a slash
   */
  Client(URI base) {
    this.base = base;
  }

  /** What the server answered. */
  record Answer(int status, Map<String, List<String>> headers, String body) {
    Map<?, ?> json() {
      return JSON.fromJson(body, Map.class);
    }

    /** The one header of that name. */
    String header(String name) {
      List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      if (values.size() != 1) {
        throw new AssertionError(name + ": " + values + " of " + headers);
      }
      return values.get(0);
    }

    /** The most probable label of the only picture. */
    String label() {
      return (String) ((Map<?, ?>) predictions().get(0)).get("label");
    }

    List<?> predictions() {
      if (status != 200) {
        throw new AssertionError(status + " " + body);
      }
      return (List<?>) json().get("predictions");
    }

    String errorCode() {
      return (String) ((Map<?, ?>) json().get("error")).get("code");
    }

    String errorMessage() {
      return (String) ((Map<?, ?>) json().get("error")).get("message");
    }
  }

  Answer get(String path) {
    return send(request(path).GET().build()).join();
  }

  /** Posts pictures as a form, as {@code curl -F image=@…} does. */
  CompletableFuture<Answer> predict(String query, Path... pictures) {
    return post(query, Api.FORM, form(pictures));
  }

  private static byte[] form(Path... pictures) {
    return Api.formBody(
        Stream.of(pictures)
            .map(picture -> Api.image(picture.getFileName().toString(), bytes(picture)))
            .toArray(Part[]::new));
  }

  /** Posts a body as it is. */
  CompletableFuture<Answer> post(String query, String contentType, byte[] body) {
    return send(
        request("api/predict" + query)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  /** Posts pictures and asks for the results later. */
  Answer predictLater(String query, Path... pictures) {
    return send(request("api/predict" + query)
            .header("Content-Type", Api.FORM)
            .header("Prefer", "respond-async")
            .POST(HttpRequest.BodyPublishers.ofByteArray(form(pictures)))
            .build())
        .join();
  }

  Answer delete(String path) {
    return send(request(path).DELETE().build()).join();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofMinutes(2));
  }

  private CompletableFuture<Answer> send(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString()).thenApply(Client::answer);
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers().map(), response.body());
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
