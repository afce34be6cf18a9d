package dev.beagle.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules for the files of the page that need no browser. */
final class PageFilesTest {
  private static final Path ROOT = Path.of("src", "main", "webapp");
  private static final Path WORDS = ROOT.resolve("words").resolve("en.js");
  private static final int MAX_LINES = 250;

  private static final Pattern IMPORT = Pattern.compile("from \"([^\"]+)\"");
  private static final Pattern PRELOAD = Pattern.compile("modulepreload\" href=\"([^\"]+)\"");
  private static final Pattern KEY = Pattern.compile("(?m)^  \"([\\w.]+)\":");
  private static final Pattern KEY_LIKE = Pattern.compile("[\"`]([a-z]+\\.[\\w.]+)[\"`]");

  /** Keys whose end is computed by the page: a state, a column, a plot. */
  private static final Pattern COMPUTED = Pattern.compile("(state|card|worker|table|plot)\\..*");

  @Test
  void modulesOfFirstViewArePreloaded() {
    Set<String> needed = new TreeSet<>();
    addImports(ROOT.resolve("page.js"), needed);
    needed.add("words/en.js");

    assertThat(new TreeSet<>(found(PRELOAD, text(ROOT.resolve("index.html"))))).isEqualTo(needed);
  }

  private static void addImports(Path module, Set<String> all) {
    for (String address : found(IMPORT, text(module))) {
      Path imported = module.resolveSibling(address).normalize();
      if (all.add(ROOT.relativize(imported).toString().replace('\\', '/'))) {
        addImports(imported, all);
      }
    }
  }

  @Test
  void everyTextExistsAndNoneIsLeftOver() {
    Set<String> there = new TreeSet<>(found(KEY, text(WORDS)));
    Set<String> named =
        files("js", "html").stream()
            .filter(file -> !file.equals(WORDS))
            .flatMap(file -> found(KEY_LIKE, text(file)).stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(there).filteredOn(key -> !COMPUTED.matcher(key).matches()).allMatch(named::contains);
    Set<String> groups = there.stream().map(PageFilesTest::group).collect(Collectors.toSet());
    assertThat(named)
        .filteredOn(key -> groups.contains(group(key)) && !key.endsWith(".js"))
        .allMatch(there::contains);
  }

  private static String group(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  @Test
  void nothingIsInlineOrFromAnotherHostAndNoFileIsLong() {
    for (Path file : files("html", "js", "css")) {
      String text = text(file);
      assertThat(text)
          .as(file.toString())
          .doesNotContainPattern("(src|href)=\"(/|http)")
          .doesNotContainPattern("(?i)<style|<script(?![^>]*src=)| style=\"| on\\w+=\"")
          .doesNotContainPattern("\\b(fetch|ask|import)\\([\"`](/|http)");
      assertThat(text.lines().count()).as(file.toString()).isLessThanOrEqualTo(MAX_LINES);
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static List<Path> files(String... endings) {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(
              file -> Stream.of(endings).anyMatch(each -> file.toString().endsWith("." + each)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
