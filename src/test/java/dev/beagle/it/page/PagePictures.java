package dev.beagle.it.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.beagle.it.server.Client;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.Shapes;
import dev.beagle.redis.RedisTestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the README's pictures of the page, into {@code docs/images}: of a web node and two workers
 * under some minutes of varying load. It runs only by name; the README has the command.
 */
final class PagePictures {
  private static final Path IMAGES = Path.of("docs", "images");
  private static final Duration LOAD = Duration.ofMinutes(Integer.getInteger("page.minutes", 6));

  /** The load: some pictures each tick, their number in waves. */
  private static final int TICK_MILLIS = 100;

  private static final double WAVE_TICKS = 900;
  private static final int MAX_PER_TICK = 14;

  @TempDir Path data;

  @Test
  void takeAll() throws InterruptedException {
    try (RedisTestServer redis = RedisTestServer.start(data);
        ServerProcess worker = ServerProcess.withWorker(settings(redis));
        ServerProcess another = ServerProcess.withWorker(settings(redis));
        ServerProcess web = ServerProcess.withWeb(settings(redis))) {
      worker.awaitModel();
      another.awaitModel();
      Client client = Ready.await(web.base());
      client.predict("", Shapes.picture("star")).join();
      try (Visit visit = new Visit(web.base())) {
        visit.assertIsThere("#code .panel");
        take(visit.page(), "empty");
      }
      ScheduledExecutorService load = load(client);
      load.awaitTermination(LOAD.toMillis(), TimeUnit.MILLISECONDS);
      takeAnswers(web, "answers", Visit.window().setViewportSize(1280, 1240));
      takeAnswers(web, "phone", Visit.phone().setDeviceScaleFactor(2));
      takeLive(web, "watch", Visit.window().setViewportSize(1280, 1500));
      takeLive(
          web, "dark", Visit.window().setViewportSize(1280, 960).setColorScheme(ColorScheme.DARK));
      load.shutdownNow();
      load.awaitTermination(LOAD.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static Map<String, String> settings(RedisTestServer redis) {
    return Map.of("beagle.models", "shapes", "beagle.redis.uri", redis.uri().toString());
  }

  private static ScheduledExecutorService load(Client client) {
    ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
    AtomicLong tick = new AtomicLong();
    var unused =
        load.scheduleAtFixedRate(
            () -> {
              long now = tick.getAndIncrement();
              double wave = 1 + Math.sin(2 * Math.PI * now / WAVE_TICKS);
              long count = Math.round(wave * wave * MAX_PER_TICK / 4);
              for (long i = 0; i < count; i++) {
                int shape = (int) ((now + i) % Shapes.NAMES.size());
                var unusedAnswer = client.predict("", Shapes.picture(Shapes.NAMES.get(shape)));
              }
            },
            0,
            TICK_MILLIS,
            TimeUnit.MILLISECONDS);
    return load;
  }

  private static void takeAnswers(ServerProcess web, String name, NewContextOptions options) {
    try (Visit visit = new Visit(web.base(), options).excusing("status of 415")) {
      visit.choose(Path.of("README.md"));
      visit.assertCardSays("README.md", "JPEG");
      for (String shape : new String[] {"ring", "crescent", "heart"}) {
        visit.choose(Shapes.picture(shape));
        visit.assertAnswer(shape + ".png", shape);
      }
      visit.press(AriaRole.BUTTON, "Try the sample star");
      visit.assertAnswer("star.png", "star");
      visit.page().evaluate("scrollTo(0, 0)");
      take(visit.page(), name);
    }
  }

  private static void takeLive(ServerProcess web, String name, NewContextOptions options) {
    try (Visit visit = new Visit(web.base(), options)) {
      visit.watch();
      take(visit.page(), name);
    }
  }

  /** Takes a picture when all animations have ended. */
  private static void take(Page page, String name) {
    page.evaluate(
        "() => Promise.all(document.getAnimations().map((one) => one.finished)).then(() => 0)");
    page.evaluate("document.activeElement?.blur()");
    Path file = IMAGES.resolve("page-%s.png".formatted(name));
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }
}
