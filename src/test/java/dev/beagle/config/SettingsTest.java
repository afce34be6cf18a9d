package dev.beagle.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

  @Test
  void defaultsAreThoseOfTheReadme() {
    Settings settings = Settings.of(Map.of());

    assertThat(settings.redis().uris()).isEmpty();
    assertThat(settings.upload().maxBytes()).isEqualTo(20_000_000);
    assertThat(settings.upload().maxImages()).isEqualTo(32);
    assertThat(settings.image().maxPixels()).isEqualTo(64_000_000);
    assertThat(settings.predict().timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.queue().retention().results()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.engine().maxBatch()).isEqualTo(32);
    assertThat(settings.models().names()).containsExactly("auto");
    assertThat(settings.models().directory())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".beagle", "models"));
  }

  @Test
  void anExecutorIsNeverLookedUpOnAnotherServer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of("beagle.executor", "ldap://elsewhere.example/x")))
        .withMessageContaining("beagle.executor");
  }

  @Test
  void givenValuesAreRead() {
    Settings settings =
        Settings.of(
            Map.of(
                "beagle.redis.uri", "rediss://web:secret@redis.example:6380/2",
                "beagle.predict.timeout", " 1500 ",
                "beagle.models", "shapes, mine"));

    assertThat(settings.redis().uris()).hasToString("[rediss://redis.example:6380/2]");
    assertThat(settings.predict().timeout()).isEqualTo(Duration.ofMillis(1500));
    assertThat(settings.models().names()).isEqualTo(List.of("shapes", "mine"));
  }

  @ParameterizedTest
  @CsvSource({
    "beagle.batch.max-size, 0, a whole number from 1 to 1024",
    "beagle.batch.max-size, 1025, a whole number from 1 to 1024",
    "beagle.batch.max-size, many, a whole number from 1 to 1024",
    "beagle.predict.timeout, 30 s, 'a duration from 1ms to 10m, in ms, s, m, h or d'",
    "beagle.predict.timeout, 11m, 'a duration from 1ms to 10m, in ms, s, m, h or d'",
    "beagle.redis.uri, http://localhost, redis://",
    "beagle.redis.uri, redis://, redis://",
    "beagle.models.download, yes, true or false",
    "beagle.models, 'shapes,', names separated by commas",
  })
  void aWrongValueIsNamedWithWhatIsAllowed(String key, String value, String allowed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of(key, value)))
        .withMessageContaining(key)
        .withMessageContaining("\"" + value + "\"")
        .withMessageContaining(allowed);
  }

  @Test
  void everySettingRefusesWhatItCannotBe() {
    String nothing = "ldap://\0,,";
    assertThat(Settings.ALL)
        .allSatisfy(
            setting ->
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> Settings.of(Map.of(setting.key(), nothing)))
                    .withMessageContainingAll(
                        setting.key() + " = \"",
                        "\" is not allowed: it must be ",
                        setting.allowed()));
  }

  @Test
  void everySettingHasAnAllowedDefaultAndAPurpose() {
    assertThat(Settings.ALL)
        .allSatisfy(
            setting -> {
              assertThat(setting.key()).startsWith("beagle.");
              assertThat(setting.purpose()).isNotBlank();
              assertThat(setting.parse(setting.defaultText())).isNotNull();
            });
  }
}
