package dev.beagle.it.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.beagle.it.server.Client;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A visit of the page, in a browser with an empty profile. At its end it fails the test for errors
 * in the console, exceptions and requests to other hosts.
 */
public final class Visit implements AutoCloseable {
  /**
   * The longest wait for something to appear: long, because the machine may be busy, and longer
   * than the 60 seconds that the page may wait for a full queue.
   */
  private static final double TIMEOUT_MILLIS = 100_000;

  /** Fires an event with files, as the browser does when they are dropped or pasted. */
  private static final String GIVE_FILES =
      """
      ([kind, files]) => {
        const data = new DataTransfer();
        for (const { name, content } of files) {
          const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
          data.items.add(new File([bytes], name, { type: "image/png" }));
        }
        const options = { bubbles: true, cancelable: true };
        document.body.dispatchEvent(
          kind === "paste"
            ? new ClipboardEvent(kind, { ...options, clipboardData: data })
            : new DragEvent(kind, { ...options, dataTransfer: data }));
      }
      """;

  private final URI base;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private Pattern excused = Pattern.compile("(?!)");

  /** Opens the page in a window of desktop size. */
  public Visit(URI base) {
    this(base, window());
  }

  /**
   * Opens the page.
   *
   * @param base its address, ending in a slash
   * @param options of the browser: size, colours
   */
  public Visit(URI base, Browser.NewContextOptions options) {
    this.base = base;
    PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
    context = Chromium.browser().newContext(options);
    context.setDefaultTimeout(TIMEOUT_MILLIS);
    context.onRequest(this::check);
    page = context.newPage();
    page.onConsoleMessage(this::hear);
    page.onPageError(complaints::add);
    page.navigate(base.toString());
    assertIsThere("#samples button");
  }

  static Browser.NewContextOptions window() {
    return new Browser.NewContextOptions().setViewportSize(1280, 860).setLocale("en-GB");
  }

  static Browser.NewContextOptions phone() {
    return window().setViewportSize(390, 844).setIsMobile(true).setHasTouch(true);
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Ignores console messages that contain this pattern. */
  Visit excusing(String pattern) {
    excused = Pattern.compile(pattern);
    return this;
  }

  private void hear(ConsoleMessage message) {
    if (Set.of("error", "warning").contains(message.type())) {
      complain(message.text() + " " + message.location());
    }
  }

  private void check(Request request) {
    URI address = URI.create(request.url());
    if (address.getScheme().startsWith("http")
        && !address.getAuthority().equals(base.getAuthority())) {
      complain("a request to another host: " + address);
    }
  }

  private void complain(String words) {
    if (!excused.matcher(words).find()) {
      complaints.add(words);
    }
  }

  /** Chooses files with the button. */
  void choose(Path... files) {
    page.setInputFiles("#files", files);
  }

  /** Chooses a generated file. */
  void choose(String name, byte[] content) {
    page.setInputFiles(
        "#files", new com.microsoft.playwright.options.FilePayload(name, "image/png", content));
  }

  void drop(Path... files) {
    page.evaluate(GIVE_FILES, List.of("drop", payload(files)));
  }

  void paste(Path... files) {
    page.evaluate(GIVE_FILES, List.of("paste", payload(files)));
  }

  private static List<Map<String, String>> payload(Path... files) {
    return Stream.of(files)
        .map(
            file ->
                Map.of(
                    "name", file.getFileName().toString(),
                    "content", Base64.getEncoder().encodeToString(Client.bytes(file))))
        .toList();
  }

  /** Clicks on the element with this role and accessible name. */
  public void press(AriaRole role, String name) {
    page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  /** Opens the live view, and waits for its plots. */
  public void watch() {
    press(AriaRole.LINK, "Watch it");
    assertIsThere(".uplot canvas");
  }

  /** The card of a picture. */
  Locator card(String name) {
    Locator title =
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    return page.locator(".card", new Page.LocatorOptions().setHas(title));
  }

  /** Waits until the card of a picture shows this label as the most probable one. */
  public void assertAnswer(String name, String label) {
    try {
      see(card(name).locator(".bars li").first()).containsText(label);
    } catch (AssertionError e) {
      throw new AssertionError("The cards: " + page.locator(".card").allInnerTexts(), e);
    }
  }

  /** Waits until the card of a picture shows these words. */
  void assertCardSays(String name, String words) {
    see(card(name)).containsText(words);
  }

  /** Waits until the document shows such an element. */
  void assertIsThere(String selector) {
    see(page.locator(selector).first()).isVisible();
  }

  private static com.microsoft.playwright.assertions.LocatorAssertions see(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("what went wrong unseen").isEmpty();
  }
}
