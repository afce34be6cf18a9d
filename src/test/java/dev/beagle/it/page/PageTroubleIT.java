package dev.beagle.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.Shapes;
import dev.beagle.redis.RedisTestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page with a slow worker, a full queue and a dead Redis. */
final class PageTroubleIT {
  /** The browser's own console message about errors. */
  private static final String REFUSED = "status of 503";

  private static final int CAPACITY = 3;

  @TempDir static Path data;
  private static RedisTestServer redis;
  private static ServerProcess web;
  private static ServerProcess worker;

  @BeforeAll
  static void start() {
    Chromium.browser();
    redis = RedisTestServer.start(data);
    worker = ServerProcess.withWorker(settings());
    worker.awaitModel();
    web = ServerProcess.withWeb(settings());
    Ready.await(web.base());
  }

  /** With a slow heartbeat, so that a stopped worker counts as slow, not as gone. */
  private static Map<String, String> settings() {
    return Map.of(
        "beagle.models", "shapes",
        "beagle.redis.uri", redis.uri().toString(),
        "beagle.queue.capacity", Integer.toString(CAPACITY),
        "beagle.predict.timeout", "120000",
        "beagle.heartbeat", "30000",
        "beagle.queue.lease", "120000");
  }

  @AfterAll
  static void stop() {
    Stream.of(web, worker, redis).filter(each -> each != null).forEach(PageTroubleIT::close);
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void answersOfSlowWorkerOutliveReload() {
    try (Visit visit = new Visit(web.base())) {
      try {
        worker.signal("STOP");
        visit.choose(Shapes.picture("star"), Shapes.picture("heart"));
        visit.assertCardSays("star.png", "Waiting in the queue");
        visit.assertCardSays("heart.png", "Waiting in the queue");
        visit.page().reload();
        visit.assertCardSays("star.png", "Waiting in the queue");
      } finally {
        worker.signal("CONT");
      }
      visit.assertAnswer("star.png", "star");
      visit.assertAnswer("heart.png", "heart");
    }
  }

  @Test
  void truncatedAnswerIsAskedForAgain() throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(web.base(), 2);
        Visit visit = new Visit(proxy.base()).excusing("net::ERR_CONTENT_LENGTH_MISMATCH")) {
      visit.choose(Shapes.picture("star"));
      visit.assertAnswer("star.png", "star");
      assertThat(proxy.left()).isZero();
    }
  }

  @Test
  void removedPictureIsWithdrawn() {
    try (Visit visit = new Visit(web.base())) {
      try {
        worker.signal("STOP");
        visit.choose(Shapes.picture("star"));
        visit.assertCardSays("star.png", "Waiting in the queue");
        Response withdrawn =
            visit
                .page()
                .waitForResponse(
                    response -> response.request().method().equals("DELETE"),
                    () -> visit.press(AriaRole.BUTTON, "Remove star.png"));
        assertThat(withdrawn.status()).isEqualTo(204);
      } finally {
        worker.signal("CONT");
      }
    }
  }

  @Test
  void pictureWaitsForFullQueueAndOutlivesReload() {
    try (Visit visit = new Visit(web.base()).excusing(REFUSED)) {
      try {
        worker.signal("STOP");
        visit.choose(Shapes.NAMES.stream().limit(4).map(Shapes::picture).toArray(Path[]::new));
        visit.assertIsThere(".card:has-text('The queue is full. Trying again in')");
        visit.page().reload();
        visit.assertIsThere(".card:has-text('The queue is full. Trying again in')");
      } finally {
        worker.signal("CONT");
      }
      for (String shape : Shapes.NAMES.subList(0, 4)) {
        visit.assertAnswer(shape + ".png", shape);
      }
    }
  }

  @Test
  void queueThatStaysFullIsLeftAlone() {
    try (Visit visit = new Visit(web.base()).excusing(REFUSED)) {
      visit.page().route("**/api/predict", PageTroubleIT::refuse);
      visit.choose(Shapes.picture("star"));
      visit.assertCardSays("star.png", "Beagle has tried 5 times");

      visit.page().unroute("**/api/predict");
      visit.press(AriaRole.BUTTON, "Try again with star.png");
      visit.assertAnswer("star.png", "star");
    }
  }

  private static void refuse(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(503)
            .setHeaders(Map.of("Retry-After", "1", "Content-Type", "application/json"))
            .setBody(
                "{\"success\":false,\"error\":{\"code\":\"queue_full\",\"message\":\"Full.\"}}"));
  }

  @Test
  void deadRedisIsNamedAndItsReturnSeen() {
    try (Visit visit = new Visit(web.base()).excusing(REFUSED)) {
      redis.kill();
      try {
        visit.choose(Shapes.picture("star"));
        visit.assertIsThere(".card .error:has-text('Redis')");
        visit.watch();
        visit.assertIsThere(".troubles .notice:has-text('is down')");
        assertThat(visit.page().locator("#health")).hasText("Redis is down");
      } finally {
        redis.start();
      }
      assertThat(visit.page().locator(".troubles .notice")).hasCount(0);
      Ready.await(web.base());
      visit.press(AriaRole.LINK, "Try it");
      visit.press(AriaRole.BUTTON, "Try again with star.png");
      visit.assertAnswer("star.png", "star");
    }
  }
}
