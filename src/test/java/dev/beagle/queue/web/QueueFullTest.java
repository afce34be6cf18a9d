package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueFullTest {

  @ParameterizedTest
  @CsvSource({"1024, 100, 11", "1024, 0, 30", "10, 100, 1", "100000, 2, 60", "30, 1.5, 20"})
  void aClientIsToldHowLongItTakesToRunWhatWaits(long length, double perSecond, long seconds) {
    QueueDepth depth =
        new QueueDepth("shapes", "stream", length, 0, length, 0, perSecond, 0, 0, 0, 0, 0, 0);

    assertThat(QueueFull.retryAfter(depth)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
