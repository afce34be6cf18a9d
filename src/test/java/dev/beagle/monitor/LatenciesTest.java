package dev.beagle.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static final List<Double> PARTS = List.of(0.5, 0.95, 0.99);

  @Test
  void percentilesAreThoseOfAllTimesTogether() {
    Latencies quick = latencies(1, 900);
    Latencies slow = latencies(901, 1000);

    List<Double> millis = Latencies.millis(List.of(quick.take(), slow.take()), PARTS);

    assertThat(millis.get(0)).isCloseTo(500, Percentage.withPercentage(1));
    assertThat(millis.get(1)).isCloseTo(950, Percentage.withPercentage(1));
    assertThat(millis.get(2)).isCloseTo(990, Percentage.withPercentage(1));
  }

  @Test
  void whatHasBeenTakenIsNotTakenAgain() {
    Latencies latencies = latencies(1, 10);
    assertThat(Latencies.millis(List.of(latencies.take()), PARTS)).hasSize(3);
    assertThat(Latencies.millis(List.of(latencies.take()), PARTS)).isEmpty();
    assertThat(Latencies.millis(List.of(), PARTS)).isEmpty();
  }

  @Test
  void theShortestAndTheLongestAreKept() {
    Latencies latencies = new Latencies();
    latencies.add(Duration.ZERO);
    latencies.add(Duration.ofDays(3));
    List<Double> ends = Latencies.millis(List.of(latencies.take()), List.of(0.0, 1.0));
    assertThat(ends.get(0)).isCloseTo(0, within(0.001));
    assertThat(ends.get(1)).isCloseTo(3_600_000, Percentage.withPercentage(1));
  }

  @Test
  void refusesWhatIsNoHistogram() {
    for (String text :
        List.of("nonsense!", "", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) {
      assertThatThrownBy(() -> Latencies.millis(List.of(text), PARTS))
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
