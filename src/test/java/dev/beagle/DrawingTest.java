package dev.beagle;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The drawing of the packages in docs/architecture.md is the code's")
final class DrawingTest {
  private static final String ROOT = "dev.beagle.";
  private static final Pattern BOX =
      Pattern.compile("class=\"(\\w+)-group\" data-package=\"(.*?)\"");
  private static final Pattern ARROW = Pattern.compile("data-from=\"(.*?)\" data-to=\"(.*?)\"");

  private static String svg;
  private static String page;
  private static JavaClasses classes;

  @BeforeAll
  static void read() throws Exception {
    svg = Files.readString(Path.of("docs/packages.svg"));
    page = Files.readString(Path.of("docs/architecture.md"));
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.beagle");
  }

  @Test
  void everyPackageHasItsBox() {
    assertThat(classes).allSatisfy(type -> assertThat(boxOf(type)).isNotEmpty());
  }

  @Test
  void everyArrowIsADependencyAndEveryDependencyAnArrow() {
    Set<String> drawn =
        matches(ARROW).map(arrow -> arrow.group(1) + " -> " + arrow.group(2)).collect(sorted());
    Set<String> floors = new TreeSet<>(boxes("package"));
    Set<String> found =
        classes.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(each -> each.getTargetClass().getPackageName().startsWith("dev.beagle"))
            .map(each -> List.of(boxOf(each.getOriginClass()), boxOf(each.getTargetClass())))
            .filter(pair -> floors.containsAll(pair) && !pair.get(0).equals(pair.get(1)))
            .map(pair -> pair.get(0) + " -> " + pair.get(1))
            .collect(sorted());

    assertThat(drawn).isEqualTo(found);
  }

  @Test
  void groundFloorKnowsNothingOfTheFloorsAbove() {
    List<String> ground = boxes("ground");

    assertThat(classes.stream().filter(type -> ground.contains(boxOf(type))))
        .flatExtracting(type -> type.getDirectDependenciesFromSelf())
        .extracting(each -> each.getTargetClass())
        .filteredOn(type -> type.getPackageName().startsWith("dev.beagle"))
        .allSatisfy(type -> assertThat(ground).contains(boxOf(type)));
  }

  @Test
  void tableListsEveryPackage() {
    Set<String> listed =
        Pattern.compile("^\\| `([a-z0-9.]+)` \\|", Pattern.MULTILINE)
            .matcher(page)
            .results()
            .map(row -> row.group(1))
            .collect(sorted());
    Set<String> found =
        classes.stream()
            .map(type -> type.getPackageName().substring(ROOT.length()))
            .collect(sorted());

    assertThat(listed).isEqualTo(found);
  }

  @Test
  void pageNamesNoClassThatIsNotThere() {
    Set<String> names =
        classes.stream().map(type -> type.getName().substring(ROOT.length())).collect(sorted());

    assertThat(
            Pattern.compile("`((?:[a-z0-9]+\\.)+[A-Z][A-Za-z0-9]+)`")
                .matcher(page)
                .results()
                .map(name -> name.group(1)))
        .isNotEmpty()
        .isSubsetOf(names);
  }

  private static Stream<MatchResult> matches(Pattern pattern) {
    return pattern.matcher(svg).results();
  }

  private static List<String> boxes(String kind) {
    return matches(BOX).filter(box -> box.group(1).equals(kind)).map(box -> box.group(2)).toList();
  }

  /** The most special box that a class is in; empty if there is none. */
  private static String boxOf(JavaClass type) {
    String name = type.getPackageName() + ".";
    return matches(BOX)
        .map(box -> box.group(2))
        .filter(box -> name.startsWith(ROOT + box + "."))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static Collector<String, ?, Set<String>> sorted() {
    return Collectors.toCollection(TreeSet::new);
  }
}
