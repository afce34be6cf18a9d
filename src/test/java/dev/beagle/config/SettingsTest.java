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
  void defaultsAreThoseOfReadme() {
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
  void executorIsNeverLookedUpOnAnotherServer() {
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
                "beagle.redis.prefix", "second-beagle_2",
                "beagle.engine", "dl4j",
                "beagle.engine.precision", "bf16",
                "beagle.queue.lease", "15s",
                "beagle.queue.block", "250ms",
                "beagle.models", "shapes, mine"));

    assertThat(settings.redis().uris()).hasToString("[rediss://redis.example:6380/2]");
    assertThat(settings.predict().timeout()).isEqualTo(Duration.ofMillis(1500));
    assertThat(settings.redis().prefix()).isEqualTo("second-beagle_2");
    assertThat(settings.engine().engine()).isEqualTo(EngineChoice.DL4J);
    assertThat(settings.engine().precision()).isEqualTo(PrecisionChoice.BF16);
    assertThat(settings.queue().lease().duration()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.queue().block()).isEqualTo(Duration.ofMillis(250));
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
    "beagle.redis.prefix, 'a:b', '1 to 64 letters, digits, _ or -'",
    "beagle.engine, ONEDNN, 'one of auto, onednn, dl4j'",
  })
  void wrongValueIsNamedWithTheAllowedValues(String key, String value, String allowed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of(key, value)))
        .withMessageContaining(key)
        .withMessageContaining("\"" + value + "\"")
        .withMessageContaining(allowed);
  }

  @Test
  void everySettingRefusesNonsense() {
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
