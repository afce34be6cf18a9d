package dev.beagle.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CrossChecksTest {

  @Test
  void defaultTimeoutIsNeverLongerThanLongest() {
    Settings settings = Settings.of(Map.of("beagle.predict.max-timeout", "10s"));

    assertThat(settings.predict().timeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void defaultsGoTogether() {
    assertThat(Settings.of(Map.of()).warnings()).isEmpty();
  }

  @Test
  void timeoutLongerThanTheLongestIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Settings.of(
                    Map.of("beagle.predict.timeout", "30s", "beagle.predict.max-timeout", "10s")))
        .withMessage(
            "beagle.predict.timeout = 30s is longer than beagle.predict.max-timeout = 10s:"
                + " shorten the first or lengthen the second");
  }

  @Test
  void longestTimeoutMayBeTheDefaultOne() {
    Settings settings =
        Settings.of(Map.of("beagle.predict.timeout", "5m", "beagle.predict.max-timeout", "300s"));

    assertThat(settings.predict().timeout()).isEqualTo(settings.predict().maxTimeout());
  }

  @Test
  void readsThatOutlastTheLeaseAreNamed() {
    assertThat(Settings.of(Map.of("beagle.queue.block", "8s")).warnings())
        .singleElement()
        .asString()
        .startsWith(
            "beagle.queue.block = 8s and beagle.redis.timeout = 2s together are not shorter than"
                + " beagle.queue.lease = 10s: ")
        .endsWith(" Lengthen beagle.queue.lease");
  }

  @Test
  void heartbeatLongerThanTheLeaseIsNamed() {
    assertThat(Settings.of(Map.of("beagle.heartbeat", "10001")).warnings())
        .singleElement()
        .asString()
        .startsWith("beagle.heartbeat = 10001ms is longer than beagle.queue.lease = 10s: ");
  }

  @Test
  void heartbeatTooShortForRedisIsNamed() {
    assertThat(Settings.of(Map.of("beagle.heartbeat", "1500ms")).warnings())
        .singleElement()
        .asString()
        .startsWith("beagle.heartbeat = 1500ms is too short for beagle.redis.timeout = 2s: ");
    assertThat(Settings.of(Map.of("beagle.heartbeat", "1501ms")).warnings()).isEmpty();
  }

  @Test
  void leaseThatOutlastsTheDeadlinesIsNamed() {
    assertThat(Settings.of(Map.of("beagle.queue.lease", "30s")).warnings())
        .singleElement()
        .asString()
        .startsWith("beagle.queue.lease = 30s is not shorter than beagle.predict.timeout = 30s: ");
  }
}
