package dev.beagle.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's table of settings is the code's. */
final class ReadmeTest {

  @Test
  void everySettingHasItsRowAndNoRowIsStale() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| `beagle."))
            .toList();

    assertThat(rows).isEqualTo(Settings.ALL.stream().map(ReadmeTest::row).toList());
  }

  private static String row(Setting<?> setting) {
    String usual = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
    return "| `%s` | %s | %s | %s |"
        .formatted(setting.key(), usual, setting.allowed(), setting.purpose());
  }
}
