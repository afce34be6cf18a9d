package dev.beagle.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import dev.beagle.it.server.Shapes;
import dev.beagle.it.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The live view of a healthy server, and of one that is lost. */
final class PageWatchIT {
  private static final long MINUTE_MILLIS = 60_000;

  @Test
  void liveViewShowsWorkersWebNodesAndQueues() {
    try (Visit visit = new Visit(TestServer.base())) {
      visit.choose(Shapes.picture("star"));
      visit.assertAnswer("star.png", "star");
      visit.watch();

      Page page = visit.page();
      assertThat(page.locator("#watch h1")).isFocused();
      assertThat(page.locator(".uplot")).hasCount(4);
      assertThat(page.getByLabel("Queue depth over the last 15 minutes")).isVisible();
      assertThat(page.locator(".overview")).containsText("1 web node, 1 worker, 1 shard");
      assertThat(row(page, "Workers")).containsText(Pattern.compile("shapes 1.*ready.*ago"));
      assertThat(row(page, "Web nodes")).containsText(Pattern.compile("serving.*ago"));
      assertThat(row(page, "Queues")).containsText(Pattern.compile("shapes.*up.*of 1,024"));
      assertThat(page.locator("#watch")).containsText("None. Every picture");
      // The worker tells of it with its next heartbeat.
      assertThat(page.locator(".plot").first()).containsText(Pattern.compile("[1-9].*images per"));
    }
  }

  private static Locator row(Page page, String table) {
    return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(table))
        .locator("tbody tr")
        .first();
  }

  @Test
  void liveViewAsksOnlyWhileShownAndOnlyForNewSamples() {
    try (Visit visit = new Visit(TestServer.base())) {
      Page page = visit.page();
      page.clock().install();
      List<String> asked = new ArrayList<>();
      page.onRequest(request -> note(request, asked));
      page.navigate(TestServer.base() + "#watch");
      page.reload();
      visit.assertIsThere(".uplot canvas");
      page.waitForRequest(
          request -> request.url().matches(".*status\\?since=[1-9]\\d+"),
          () -> page.clock().runFor(MINUTE_MILLIS / 6));

      page.goBack();
      visit.assertIsThere("#try h1");
      int before = asked.size();
      page.clock().runFor(MINUTE_MILLIS);
      visit.choose(Shapes.picture("star"));
      page.clock().runFor(MINUTE_MILLIS);
      assertThat(asked).hasSize(before);
    }
  }

  private static void note(Request request, List<String> asked) {
    if (request.url().contains("since=")) {
      asked.add(request.url());
    }
  }

  @Test
  void lostConnectionIsShownAndHeals() {
    try (Visit visit = new Visit(TestServer.base()).excusing("ERR_INTERNET_DISCONNECTED")) {
      visit.watch();
      visit.context().setOffline(true);
      visit.assertIsThere(".troubles .notice:has-text('No connection since')");
      assertThat(visit.page().locator("#health")).hasText("No connection");

      visit.context().setOffline(false);
      assertThat(visit.page().locator(".troubles .notice")).hasCount(0);
      assertThat(visit.page().locator("#health")).hasText("Ready");
    }
  }

  @Test
  void viewsHaveAddresses() {
    try (Visit visit = new Visit(TestServer.base())) {
      Page page = visit.page();
      visit.watch();
      assertThat(page).hasTitle("Beagle: watch it");
      page.reload();
      visit.assertIsThere(".uplot canvas");
      page.goBack();
      assertThat(page).hasTitle("Beagle: try it");
      assertThat(page.locator("#try h1")).isFocused();
      page.goForward();
      assertThat(page.locator("#watch h1")).isFocused();
    }
  }
}
