package dev.beagle.it.server;

import dev.beagle.it.server.Api.Part;
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
public final class Client {
  private static final Jsonb JSON = JsonbBuilder.create();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI base;

  /**
   * A client of one web node or worker.
   *
   * @param base where the web node is, ending in a slash
   */
  public Client(URI base) {
    this.base = base;
  }

  /** What the server answered. */
  public record Answer(int status, Map<String, List<String>> headers, String body) {
    public Map<?, ?> json() {
      return JSON.fromJson(body, Map.class);
    }

    /** The one header of that name. */
    public String header(String name) {
      List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      if (values.size() != 1) {
        throw new AssertionError(name + ": " + values + " of " + headers);
      }
      return values.get(0);
    }

    /** The most probable label of the only picture. */
    public String label() {
      return (String) ((Map<?, ?>) predictions().get(0)).get("label");
    }

    public List<?> predictions() {
      if (status != 200) {
        throw new AssertionError(status + " " + body);
      }
      return (List<?>) json().get("predictions");
    }

    public String errorCode() {
      return (String) ((Map<?, ?>) json().get("error")).get("code");
    }

    public String errorMessage() {
      return (String) ((Map<?, ?>) json().get("error")).get("message");
    }
  }

  public Answer get(String path) {
    return send(request(path).GET().build()).join();
  }

  /** Posts pictures as a form, as {@code curl -F image=@…} does. */
  public CompletableFuture<Answer> predict(String query, Path... pictures) {
    return post(query, Api.FORM, form(pictures));
  }

  private static byte[] form(Path... pictures) {
    return Api.formBody(
        Stream.of(pictures)
            .map(picture -> Api.image(picture.getFileName().toString(), bytes(picture)))
            .toArray(Part[]::new));
  }

  /** Posts a body as it is. */
  public CompletableFuture<Answer> post(String query, String contentType, byte[] body) {
    return send(
        request("api/predict" + query)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  /** Posts pictures and asks for the results later. */
  public Answer predictLater(String query, Path... pictures) {
    return send(request("api/predict" + query)
            .header("Content-Type", Api.FORM)
            .header("Prefer", "respond-async")
            .POST(HttpRequest.BodyPublishers.ofByteArray(form(pictures)))
            .build())
        .join();
  }

  public Answer delete(String path) {
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

  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
