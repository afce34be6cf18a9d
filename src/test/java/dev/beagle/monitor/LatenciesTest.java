package dev.beagle.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class LatenciesTest {
  @Test
  void percentilesAreThoseOfAllTimesTogether() {
    Latencies quick = latencies(1, 900);
    Latencies slow = latencies(901, 1000);

    Percentiles millis = Latencies.millis(List.of(quick.take(), slow.take())).orElseThrow();

    assertThat(millis.median()).isCloseTo(500, Percentage.withPercentage(1));
    assertThat(millis.p95()).isCloseTo(950, Percentage.withPercentage(1));
    assertThat(millis.p99()).isCloseTo(990, Percentage.withPercentage(1));
  }

  @Test
  void takenTimesAreNotTakenAgain() {
    Latencies latencies = latencies(1, 10);
    assertThat(Latencies.millis(List.of(latencies.take()))).isPresent();
    assertThat(Latencies.millis(List.of(latencies.take()))).isEmpty();
    assertThat(Latencies.millis(List.of())).isEmpty();
  }

  @Test
  void shortestAndLongestTimesAreKept() {
    Latencies latencies = new Latencies();
    latencies.add(Duration.ZERO);
    latencies.add(Duration.ofDays(3));
    Percentiles ends = Latencies.millis(List.of(latencies.take())).orElseThrow();
    assertThat(ends.median()).isCloseTo(0, within(0.001));
    assertThat(ends.p99()).isCloseTo(3_600_000, Percentage.withPercentage(1));
  }

  @Test
  void otherTextIsRefused() {
    for (String text :
        List.of("nonsense!", "", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) {
      assertThatThrownBy(() -> Latencies.millis(List.of(text)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Latencies latencies(int fromMillis, int toMillis) {
    Latencies latencies = new Latencies();
    IntStream.rangeClosed(fromMillis, toMillis)
        .forEach(millis -> latencies.add(Duration.ofMillis(millis)));
    return latencies;
  }
}
