package dev.beagle.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.beagle.it.server.Client;
import dev.beagle.it.server.Shapes;
import dev.beagle.it.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The view for trying it, in a real browser, on a healthy server. */
final class PageIT {
  private static final Path NO_PICTURE = Path.of("pom.xml");

  /** The browser's own console message about an error of the API. */
  private static final String REFUSED = "status of 4\\d\\d .*api/predict";

  @Test
  void sampleIsAnsweredWithLabelsTimesModelAndEngine() {
    try (Visit visit = new Visit(TestServer.base())) {
      visit.press(AriaRole.BUTTON, "Try the sample heart");

      visit.assertAnswer("heart.png", "heart");
      Locator card = visit.card("heart.png");
      assertThat(card.locator(".bars li")).hasCount(5);
      assertThat(card.locator(".bars li").first()).containsText(Pattern.compile("heart.*\\d%"));
      assertThat(card.locator(".facts"))
          .containsText(
              Pattern.compile(
                  "\\d (ms|secs?) in all.*shapes 1 on \\w+, \\w+.*decoding .*queue .*infer"));
      assertThat(card.locator(".thumb img"))
          .hasAttribute("src", Pattern.compile("^data:image/webp"));
      assertThat(visit.page().locator("#live")).containsText("heart.png: heart");
    }
  }

  @Test
  void picturesAreDroppedAndPasted() {
    try (Visit visit = new Visit(TestServer.base())) {
      visit.drop(Shapes.picture("star"));
      visit.assertAnswer("star.png", "star");
      visit.paste(Shapes.picture("ring"));
      visit.assertAnswer("ring.png", "ring");
      assertThat(visit.page().locator(".card h3").first()).hasText("ring.png");
    }
  }

  @Test
  void picturesDroppedOnLiveViewAreAnswered() {
    try (Visit visit = new Visit(TestServer.base())) {
      visit.watch();
      visit.drop(Shapes.picture("cross"));
      visit.assertAnswer("cross.png", "cross");
      assertThat(visit.page()).hasURL(Pattern.compile("#try$"));
    }
  }

  @Test
  void severalFilesAreAnsweredAndBadOneTellsWhy() {
    try (Visit visit = new Visit(TestServer.base()).excusing(REFUSED)) {
      Path[] all = Shapes.NAMES.stream().map(Shapes::picture).toArray(Path[]::new);
      visit.choose(all);
      visit.choose(NO_PICTURE);

      for (String shape : Shapes.NAMES) {
        visit.assertAnswer(shape + ".png", shape);
      }
      visit.assertCardSays("pom.xml", "JPEG");
      assertThat(visit.page().locator("#count")).hasText("10 of 11 answered");
      assertThat(visit.card("pom.xml").getByText("Try again")).isHidden();
    }
  }

  @Test
  void codeRepeatsLastRequestAndCanBeCopied() {
    try (Visit visit = new Visit(TestServer.base())) {
      visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      visit.choose("my \"star\".png", Client.bytes(Shapes.picture("star")));
      visit.assertAnswer("my \"star\".png", "star");
      String address = TestServer.base() + "api/predict";
      Locator lines = visit.page().locator("#code code");

      assertThat(lines).hasText("curl -F 'image=@\"my \\\"star\\\".png\"' " + address);
      visit.press(AriaRole.TAB, "Python");
      assertThat(lines).containsText("open(\"my \\\"star\\\".png\", \"rb\")");
      visit.press(AriaRole.TAB, "Java");
      assertThat(lines).containsText("URI.create(\"%s\")".formatted(address));
      visit.press(AriaRole.BUTTON, "Copy");
      assertThat(visit.page().locator("#code .panel button")).hasText("Copied");
      assertThat(visit.page().evaluate("navigator.clipboard.readText()"))
          .isEqualTo(lines.textContent());
    }
  }

  @Test
  void answersOutliveReloadUntilRemoved() {
    try (Visit visit = new Visit(TestServer.base())) {
      visit.choose(Shapes.picture("star"), Shapes.picture("heart"));
      visit.assertAnswer("star.png", "star");
      visit.assertAnswer("heart.png", "heart");

      visit.page().reload();
      visit.assertAnswer("star.png", "star");
      visit.assertAnswer("heart.png", "heart");
      visit.press(AriaRole.BUTTON, "Remove star.png");
      visit.press(AriaRole.BUTTON, "Remove all");

      visit.page().reload();
      visit.assertIsThere("#samples button");
      assertThat(visit.page().locator(".card")).hasCount(0);
    }
  }

  @Test
  void keyboardIsEnough() {
    try (Visit visit = new Visit(TestServer.base())) {
      Page page = visit.page();
      assertThat(visit.page().locator("#samples button").first()).isVisible();
      page.keyboard().press("Tab");
      assertThat(page.locator("#skip")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("#main")).isFocused();
      page.keyboard().press("Tab");
      assertThat(page.locator("#choose")).isFocused();
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      visit.assertAnswer("star.png", "star");

      page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("curl")).focus();
      page.keyboard().press("ArrowRight");
      assertThat(page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Python")))
          .isFocused();
      visit.card("star.png").locator(".remove").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("#choose")).isFocused();
    }
  }
}
