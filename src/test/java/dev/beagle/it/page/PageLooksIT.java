package dev.beagle.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.beagle.it.server.Shapes;
import dev.beagle.it.server.TestServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accessibility, layout and security of the page. */
final class PageLooksIT {
  private static final URI BASE = TestServer.base();
  private static final int FIRST_PAINT_BYTES = 100_000;

  /** The bytes received until the first paint, all bytes, and the names of the files. */
  private static final String RECEIVED =
      """
      () => {
        const all = ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type));
        const painted = performance.getEntriesByName("first-contentful-paint")[0].startTime;
        const sum = (some) => some.reduce((bytes, entry) => bytes + entry.transferSize, 0);
        const names = all.map((entry) => entry.name).join();
        return [sum(all.filter((entry) => entry.responseEnd <= painted)), sum(all), names];
      }
      """;

  /** The visible controls with a side below 44 pixels. */
  private static final String TARGETS =
      """
      () => [...document.querySelectorAll("button, nav a, .model, .foot a, .brand")]
        .filter((each) => each.checkVisibility())
        .map((each) => ({ each, box: each.getBoundingClientRect() }))
        .filter(({ box }) => Math.min(box.width, box.height) < 44)
        .map(({ each, box }) => `${each.outerHTML} ${box.width} x ${box.height}`)
      """;

  /** An inline script, which the policy forbids. */
  private static final String INLINE_SCRIPT =
      """
      () => {
        const script = document.createElement("script");
        script.textContent = "document.title = 'inline'";
        document.body.append(script);
      }
      """;

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void axeFindsNothingSerious(ColorScheme scheme) {
    try (Visit visit =
        new Visit(BASE, Visit.window().setColorScheme(scheme)).excusing("status of 415")) {
      visit.page().emulateMedia(still());
      visit.choose("no.png", new byte[] {1, 2, 3});
      visit.choose(Shapes.picture("star"));
      visit.assertAnswer("star.png", "star");
      visit.assertCardSays("no.png", "JPEG");
      visit.assertIsThere("#code .panel");
      assertNothingSerious(visit.page());

      visit.watch();
      assertNothingSerious(visit.page());
    }
  }

  private static Page.EmulateMediaOptions still() {
    return new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE);
  }

  private static void assertNothingSerious(Page page) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .filteredOn(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
        .isEmpty();
  }

  @Test
  void coloursFollowScheme() {
    try (Visit visit = new Visit(BASE)) {
      visit.watch();
      String light = ground(visit.page());
      visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(ground(visit.page())).isNotEqualTo(light);
      visit.assertIsThere(".uplot canvas");
    }
  }

  private static String ground(Page page) {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  @ParameterizedTest
  @CsvSource({"320, 640", "390, 844", "768, 1024", "2560, 1300"})
  void nothingSticksOut(int width, int height) {
    try (Visit visit = new Visit(BASE, Visit.window().setViewportSize(width, height))) {
      visit.choose(Shapes.picture("star"));
      visit.assertAnswer("star.png", "star");
      assertFits(visit.page());
      visit.watch();
      assertFits(visit.page());
    }
  }

  private static void assertFits(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  @Test
  void phoneOffersCameraAndLargeTargets() {
    try (Visit visit = new Visit(BASE, Visit.phone())) {
      visit.choose(Shapes.picture("star"));
      visit.assertAnswer("star.png", "star");
      visit.assertIsThere("#code .panel");

      visit.assertIsThere("#camera");
      assertThat(visit.page().locator("#photo")).hasAttribute("capture", "environment");
      assertThat((List<?>) visit.page().evaluate(TARGETS)).isEmpty();
      visit.watch();
      assertThat((List<?>) visit.page().evaluate(TARGETS)).isEmpty();
    }
  }

  @Test
  void firstPaintIsSmall() {
    try (Visit visit = new Visit(BASE)) {
      visit.assertIsThere("#code .panel");
      List<?> received = (List<?>) visit.page().evaluate(RECEIVED);
      assertThat(((Number) received.get(0)).intValue()).isBetween(1, FIRST_PAINT_BYTES);
      assertThat(((Number) received.get(1)).intValue()).isLessThan(FIRST_PAINT_BYTES * 3 / 2);
      assertThat(received.get(2).toString()).contains("page.js").doesNotContain("uPlot");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "page.js", "css/base.css", "samples/star.png", "api/status"})
  void policyIsStrict(String address) {
    try (Visit visit = new Visit(BASE)) {
      Response response = visit.context().newPage().navigate(BASE + address);
      Map<String, String> headers = response.allHeaders();
      assertThat(headers.get("content-security-policy"))
          .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
          .doesNotContain("unsafe");
      assertThat(headers).containsEntry("x-content-type-options", "nosniff");
      assertThat(headers).containsEntry("referrer-policy", "no-referrer");
    }
  }

  @Test
  void policyIsInForce() {
    try (Visit visit = new Visit(BASE).excusing("Content Security Policy")) {
      visit.page().evaluate(INLINE_SCRIPT);
      assertThat(visit.page()).hasTitle("Beagle: try it");
    }
  }
}
