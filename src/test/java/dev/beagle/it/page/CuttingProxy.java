package dev.beagle.it.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy before a web node that cuts the first answers about predictions in the middle. */
final class CuttingProxy implements AutoCloseable {
  /** What a proxy does not pass on, and what it sets itself. */
  private static final Set<String> ITS_OWN =
      Set.of("connection", "content-length", "host", "keep-alive", "transfer-encoding", "upgrade");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final URI target;
  private final AtomicInteger left;

  /**
   * Listens on a port of its own.
   *
   * @param target the web node, ending in a slash
   * @param cuts how many answers are cut
   */
  CuttingProxy(URI target, int cuts) throws IOException {
    this.target = target;
    this.left = new AtomicInteger(cuts);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** How many answers are still to be cut. */
  int left() {
    return Math.max(0, left.get());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> answer = client.send(forward(exchange), BodyHandlers.ofByteArray());
      answer.headers().map().forEach((name, values) -> answer(exchange, name, values));
      byte[] body = answer.body();
      boolean cut =
          exchange.getRequestURI().getPath().startsWith("/api/predictions/")
              && left.getAndDecrement() > 0;
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
      exchange.getResponseBody().flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest forward(HttpExchange exchange) throws IOException {
    URI asked = exchange.getRequestURI();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(asked))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static void answer(HttpExchange exchange, String name, List<String> values) {
    if (isPassedOn(name)) {
      exchange.getResponseHeaders().put(name, values);
    }
  }

  private static boolean isPassedOn(String name) {
    return !name.startsWith(":") && !ITS_OWN.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
