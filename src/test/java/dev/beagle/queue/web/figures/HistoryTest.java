package dev.beagle.queue.web.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.beagle.monitor.Latencies;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistoryTest {
  private final FakeMonitor monitor = new FakeMonitor();
  private Instant now = Instant.EPOCH.plusSeconds(1000);
  private final History history = new History(monitor, () -> now);

  @Test
  void ratesAreThoseSincePreviousSample() {
    sampleAfterFiveSeconds(shard("a", queue("shapes", 3, 100, 10)));
    sampleAfterFiveSeconds(
        shard("a", queue("shapes", 4, 130, 20)), shard("b", queue("shapes", 7, 9000, 900)));
    sampleAfterFiveSeconds(
        shard("a", queue("shapes", 0, 140, 22)), shard("b", queue("shapes", 1, 9010, 902)));

    List<Sample> samples = history.since(0);
    assertThat(samples).extracting(Sample::imagesPerSecond).containsExactly(null, 6.0, 4.0);
    assertThat(samples).extracting(Sample::meanBatchSize).containsExactly(null, 3.0, 5.0);
    assertThat(samples)
        .extracting(Sample::depths)
        .containsExactly(List.of(3L), List.of(4L, 7L), List.of(0L, 1L));
  }

  @Test
  void shardThatWasDownCausesNoPeak() {
    sampleAfterFiveSeconds(shard("a", queue("shapes", 3, 100, 10)), shard("b"));
    sampleAfterFiveSeconds(down("a"), shard("b"));
    sampleAfterFiveSeconds(shard("a", queue("shapes", 0, 900, 90)), shard("b"));
    sampleAfterFiveSeconds(down("a"), down("b"));

    List<Sample> samples = history.since(0);
    assertThat(samples).extracting(Sample::imagesPerSecond).containsExactly(null, 0.0, 0.0, null);
    assertThat(samples)
        .extracting(Sample::depths)
        .containsExactly(
            List.of(3L, 0L), Arrays.asList(null, 0L), List.of(0L, 0L), Arrays.asList(null, null));
  }

  @Test
  void restartedCountIsNoNegativeRate() {
    sampleAfterFiveSeconds(shard("a", queue("shapes", 0, 100, 10)));
    sampleAfterFiveSeconds(shard("a", queue("shapes", 0, 5, 1)));

    assertThat(history.since(0).get(1).imagesPerSecond()).isZero();
    assertThat(history.since(0).get(1).meanBatchSize()).isNull();
  }

  @Test
  void timesAreThoseOfAllWebNodes() {
    Latencies one = new Latencies();
    Latencies other = new Latencies();
    one.add(Duration.ofMillis(10));
    other.add(Duration.ofMillis(20));
    other.add(Duration.ofMillis(30));
    monitor.node("one", one.take());
    monitor.node("other", other.take());
    monitor.node("older", null);

    sampleAfterFiveSeconds(shard("a"));

    Sample sample = history.since(0).get(0);
    assertThat(sample.answerMillis().median()).isCloseTo(20, within(0.2));
    assertThat(sample.answerMillis().p95()).isCloseTo(30, within(0.3));
    assertThat(sample.answerMillis().p99()).isCloseTo(30, within(0.3));
  }

  @Test
  void quarterOfHourIsKept() {
    for (int i = 0; i < 400; i++) {
      sampleAfterFiveSeconds(shard("a"));
    }

    assertThat(history.since(0)).hasSize(180);
    assertThat(history.since(0).get(179).time()).isEqualTo(now.toEpochMilli());
    assertThat(history.since(now.toEpochMilli() - 5_000)).hasSize(1);
    assertThat(history.since(now.toEpochMilli())).isEmpty();
  }

  private void sampleAfterFiveSeconds(ShardStatus... shards) {
    now = now.plusSeconds(5);
    monitor.shards = List.of(shards);
    history.sample();
  }

  private static ShardStatus shard(String server, QueueStatus... queues) {
    return new ShardStatus(server, "0", true, null, List.of(queues));
  }

  private static ShardStatus down(String server) {
    return new ShardStatus(server, "0", false, "It does not answer.", List.of());
  }

  private static QueueStatus queue(String model, long depth, long finished, long batches) {
    QueueFigures.Total total = new QueueFigures.Total(finished, batches, 0, 0, 0, 0);
    return new QueueStatus(model, model, new QueueFigures(depth, depth, 0, 1024, 0, 0, total));
  }
}
