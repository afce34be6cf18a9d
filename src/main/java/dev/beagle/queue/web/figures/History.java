package dev.beagle.queue.web.figures;

import dev.beagle.monitor.Latencies;
import dev.beagle.monitor.Percentiles;
import dev.beagle.queue.web.figures.QueueFigures.Total;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records the queue's figures of the last 15 minutes, as this web node has seen them. Counts come
 * from Redis and times from all web nodes, so that every web node sees the same. Safe for any
 * number of threads.
 */
public final class History {
  private static final int LENGTH =
      (int) Duration.ofMinutes(15).dividedBy(QueueMonitor.SAMPLE_INTERVAL);

  private final QueueMonitor monitor;
  private final InstantSource clock;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private Map<String, Total> before = Map.of();
  private long timeBefore;

  /**
   * @param monitor who is asked for each sample
   */
  public History(QueueMonitor monitor, InstantSource clock) {
    this.monitor = monitor;
    this.clock = clock;
  }

  /** Takes a sample; the oldest makes room for it. */
  public void sample() {
    // Asked before the lock is taken, for a server may hang.
    add(monitor.shards(), answerMillis());
  }

  private synchronized void add(List<ShardStatus> shards, Optional<Percentiles> answerMillis) {
    long time = clock.millis();
    Map<String, Total> now = totals(shards);
    long finished = 0;
    long batches = 0;
    for (Map.Entry<String, Total> each : now.entrySet()) {
      Total earlier = before.get(each.getKey());
      // What is less than before has been counted anew.
      if (earlier != null && each.getValue().finished() >= earlier.finished()) {
        finished += each.getValue().finished() - earlier.finished();
        batches += Math.max(each.getValue().batches() - earlier.batches(), 0);
      }
    }
    boolean known =
        timeBefore > 0 && time > timeBefore && shards.stream().anyMatch(ShardStatus::up);
    add(
        new Sample(
            time,
            known ? 1000.0 * finished / (time - timeBefore) : null,
            batches > 0 ? (double) finished / batches : null,
            answerMillis.orElse(null),
            shards.stream().map(History::depth).toList()));
    before = now;
    timeBefore = time;
  }

  private static Map<String, Total> totals(List<ShardStatus> shards) {
    Map<String, Total> totals = new HashMap<>();
    for (ShardStatus shard : shards) {
      for (QueueStatus queue : shard.queues()) {
        totals.put(shard.server() + " " + queue.stream(), queue.figures().total());
      }
    }
    return totals;
  }

  private static @Nullable Long depth(ShardStatus shard) {
    return shard.up()
        ? shard.queues().stream().mapToLong(queue -> queue.figures().depth()).sum()
        : null;
  }

  private Optional<Percentiles> answerMillis() {
    List<String> all =
        monitor.nodes().stream()
            .map(node -> node.status().latencies())
            .filter(Objects::nonNull)
            .toList();
    return Latencies.millis(all);
  }

  private void add(Sample sample) {
    if (samples.size() == LENGTH) {
      samples.removeFirst();
    }
    samples.addLast(sample);
  }

  /**
   * The samples later than that, oldest first.
   *
   * @param time in milliseconds since 1970
   */
  public synchronized List<Sample> since(long time) {
    return samples.stream().filter(sample -> sample.time() > time).toList();
  }
}
