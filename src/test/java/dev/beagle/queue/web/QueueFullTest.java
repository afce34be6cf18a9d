package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.queue.web.figures.QueueFigures;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueFullTest {

  @ParameterizedTest
  @CsvSource({"1024, 100, 11", "1024, 0, 30", "10, 100, 1", "100000, 2, 60", "30, 1.5, 20"})
  void clientIsToldHowLongWaitingJobsTake(long depth, double perSecond, long seconds) {
    QueueFigures figures =
        new QueueFigures(
            depth, depth, 0, depth, 0, perSecond, new QueueFigures.Total(0, 0, 0, 0, 0, 0));

    assertThat(QueueFull.retryAfter(figures)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
