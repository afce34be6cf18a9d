package dev.beagle.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.Shapes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page while one of several models is being downloaded. */
final class PageModelsIT {
  private static final int SIZE = 1_000_000;
  private static final int SENT = 430_000;

  private static final String DESCRIPTION =
      """
      {"name": "flowers", "version": "1", "format": "dl4j-zip",
       "weights": "%s", "labels": "flowers.txt",
       "input": {"width": 8, "height": 8, "resize": "stretch", "channels": "rgb",
                 "mean": [0, 0, 0], "scale": [1, 1, 1]}}
      """;

  @TempDir Path directory;
  private final CountDownLatch enough = new CountDownLatch(1);

  @Test
  void downloadIsShownAndPictureWaitsForIt() throws IOException {
    Chromium.browser();
    HttpServer files = serveHalf();
    try (ServerProcess server = ServerProcess.withBothWars(settings(files));
        Visit visit = visitWhenReady(server)) {
      Locator flowers = model(visit.page(), "flowers");
      assertThat(flowers).containsText("loading, 43%");
      assertThat(flowers.locator("progress")).hasAttribute("value", "0.43");
      assertThat(model(visit.page(), "shapes").locator("input")).isChecked();

      flowers.click();
      visit.choose(Shapes.picture("star"));
      visit.assertCardSays("star.png", "Waiting for flowers: loading, 43%");
      enough.countDown();
      visit.assertCardSays("star.png", "flowers");
      assertThat(visit.card("star.png").locator(".error")).isVisible();
      assertThat(flowers).containsText("not available");

      model(visit.page(), "shapes").click();
      visit.press(AriaRole.BUTTON, "Try again with star.png");
      visit.assertAnswer("star.png", "star");
      assertThat(visit.page().locator("#code code"))
          .containsText(Pattern.compile("api/predict\\?model=shapes"));
      visit.page().reload();
      assertThat(model(visit.page(), "shapes").locator("input")).isChecked();
    } finally {
      enough.countDown();
      files.stop(0);
    }
  }

  private static Visit visitWhenReady(ServerProcess server) {
    Ready.await(server.base());
    return new Visit(server.base()).excusing("status of 503");
  }

  private static Locator model(Page page, String name) {
    return page.locator(".model", new Page.LocatorOptions().setHasText(name));
  }

  private Map<String, String> settings(HttpServer files) throws IOException {
    String weights = "http://127.0.0.1:%d/flowers.zip".formatted(files.getAddress().getPort());
    Path models = Files.createDirectories(directory.resolve("models"));
    Files.writeString(models.resolve("flowers.json"), DESCRIPTION.formatted(weights));
    Files.writeString(models.resolve("flowers.txt"), "rose\ntulip\n");
    return Map.of(
        "beagle.models", "shapes,flowers",
        "beagle.models.dir", models.toString(),
        "beagle.models.download-timeout", "600000",
        "beagle.heartbeat", "1000",
        "beagle.redis.data-dir", directory.resolve("redis").toString());
  }

  /** Sends a part of the announced body, and breaks off when told to. */
  private HttpServer serveHalf() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::sendHalf);
    server.start();
    return server;
  }

  private void sendHalf(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (enough.getCount() == 0) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.sendResponseHeaders(200, SIZE);
      exchange.getResponseBody().write(new byte[SENT]);
      exchange.getResponseBody().flush();
      enough.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
