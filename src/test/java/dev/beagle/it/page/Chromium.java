package dev.beagle.it.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The headless Chromium of this machine: one for all tests, started on first use and ended with the
 * JVM. On a machine without Chromium the tests are skipped with a message, unless the environment
 * requires it.
 */
final class Chromium {
  /** {@code required} makes the tests fail without a browser. */
  private static final String WANTED = "BEAGLE_TEST_BROWSER";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static Browser browser;

  private Chromium() {}

  /** The browser; only the thread of the tests may use it. */
  static synchronized Browser browser() {
    if (browser == null) {
      Path executable = executable();
      Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      browser =
          Playwright.create(new Playwright.CreateOptions().setEnv(environment))
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(executable)
                      .setArgs(ARGUMENTS)
                      .setHeadless(true));
    }
    return browser;
  }

  private static Path executable() {
    Optional<Path> found = find();
    if (found.isEmpty()) {
      String words = "Chromium is not installed: the page is not tested.";
      if ("required".equals(System.getenv(WANTED))) {
        throw new AssertionError(words);
      }
      System.out.println(words);
      Assumptions.abort(words);
    }
    return found.get();
  }

  private static Optional<Path> find() {
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
