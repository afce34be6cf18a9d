package dev.beagle.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UploadTest {

  @ParameterizedTest
  @CsvSource({
    "a.jpg, a.jpg",
    "C:\\pictures\\a.jpg, a.jpg",
    "/home/me/a b.jpg, a b.jpg",
    "../../etc/passwd, passwd",
    "dir/, ''",
  })
  void pathIsRemoved(String name, String bare) {
    assertThat(named(name)).isEqualTo(bare);
  }

  @Test
  void controlCharactersAreRemoved() {
    assertThat(named("a\r\nSet-Cookie: x\u0000.jpg")).isEqualTo("aSet-Cookie: x.jpg");
  }

  @Test
  void longNameIsCutBetweenCharacters() {
    assertThat(named("🐶".repeat(300))).isEqualTo("🐶".repeat(255));
  }

  @Test
  void umlautsSurviveEitherDecoding() {
    String misread =
        new String("Größe.png".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(named(misread)).isEqualTo("Größe.png");
    assertThat(named("Größe.png")).isEqualTo("Größe.png");
    assertThat(named("犬.png")).isEqualTo("犬.png");
  }

  @Test
  void nameMayBeMissing() {
    assertThat(named(null)).isNull();
  }

  private static String named(String name) {
    return Upload.named(name, new byte[0]).file();
  }
}
