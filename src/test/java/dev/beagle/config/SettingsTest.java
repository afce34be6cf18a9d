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

    assertThat(settings.get(Settings.REDIS_URI)).isEmpty();
    assertThat(settings.get(Settings.UPLOAD_MAX_BYTES)).isEqualTo(20_000_000);
    assertThat(settings.get(Settings.UPLOAD_MAX_IMAGES)).isEqualTo(32);
    assertThat(settings.get(Settings.IMAGE_MAX_PIXELS)).isEqualTo(64_000_000);
    assertThat(settings.get(Settings.PREDICT_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.get(Settings.RESULT_TTL)).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.get(Settings.BATCH_MAX_SIZE)).isEqualTo(32);
    assertThat(settings.get(Settings.MODELS)).containsExactly("auto");
    assertThat(settings.get(Settings.MODELS_DIR))
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

    assertThat(settings.get(Settings.REDIS_URI)).hasToString("[rediss://redis.example:6380/2]");
    assertThat(settings.get(Settings.PREDICT_TIMEOUT)).isEqualTo(Duration.ofMillis(1500));
    assertThat(settings.get(Settings.MODELS)).isEqualTo(List.of("shapes", "mine"));
  }

  @ParameterizedTest
  @CsvSource({
    "beagle.batch.max-size, 0, a whole number from 1 to 1024",
    "beagle.batch.max-size, 1025, a whole number from 1 to 1024",
    "beagle.batch.max-size, many, a whole number from 1 to 1024",
    "beagle.predict.timeout, 30s, milliseconds from 1 to 600000",
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
