package dev.beagle.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnknownKeysTest {
  private final UnknownKeys unknown =
      new UnknownKeys(Settings.ALL.stream().<String>map(Setting::key).toList());

  @ParameterizedTest
  @CsvSource({
    "beagle.que.capacity, beagle.queue.capacity",
    "beagle.predict.timout, beagle.predict.timeout",
    "beagle.worker.heartbeat, beagle.heartbeat",
    "beagle.redis.data.dir, beagle.redis.data-dir",
    "beagle.models.Dir, beagle.models.dir",
    "BEAGLE_QUE_CAPACITY, BEAGLE_QUEUE_CAPACITY",
    "BEAGLE_REDISURI, BEAGLE_REDIS_URI",
  })
  void misspeltNameGetsTheNearestSetting(String name, String nearest) {
    assertThat(unknown.complaints(List.of(name)))
        .containsExactly(
            "%s is not a setting of Beagle: did you mean %s?".formatted(name, nearest));
  }

  @Test
  void nameUnlikeAllOthersGetsNoGuess() {
    assertThat(unknown.complaints(List.of("beagle.xyz")))
        .containsExactly(
            "beagle.xyz is not a setting of Beagle: the README has the table of all settings");
  }

  @Test
  void settingsAndTheirVariablesAreKnown() {
    for (Setting<?> setting : Settings.ALL) {
      String variable = setting.key().replaceAll("\\W", "_");
      assertThat(unknown.complaints(List.of(setting.key(), variable.toUpperCase(Locale.ROOT))))
          .isEmpty();
    }
  }

  @Test
  void variablesThatServersListWithDotsAreKnown() {
    assertThat(unknown.complaints(List.of("BEAGLE_REDIS_DATA_DIR", "beagle.redis.data.dir")))
        .isEmpty();
  }

  @Test
  void namesOfOthersAreLeftAlone() {
    assertThat(
            unknown.complaints(
                List.of(
                    "java.home",
                    "PATH",
                    "beagle",
                    "BEAGLES",
                    "beagle.war",
                    "beagle.worker.war",
                    "beagle.port",
                    "beagle.test.redis",
                    "beagle.test.server.home",
                    "BEAGLE_TEST_BROWSER",
                    "BEAGLE_SERVICE_HOST",
                    "BEAGLE_SERVICE_PORT",
                    "BEAGLE_SERVICE_PORT_HTTP",
                    "BEAGLE_PORT",
                    "BEAGLE_PORT_80_TCP",
                    "BEAGLE_PORT_80_TCP_ADDR",
                    "BEAGLE_WORKER_SERVICE_HOST",
                    "BEAGLE_WORKER_PORT_8080_TCP_PROTO")))
        .isEmpty();
  }
}
