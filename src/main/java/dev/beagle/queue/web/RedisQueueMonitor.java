package dev.beagle.queue.web;

import dev.beagle.job.BeagleException;
import dev.beagle.queue.Announced;
import dev.beagle.queue.WebNodeStatus;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.figures.DeadLetter;
import dev.beagle.queue.web.figures.History;
import dev.beagle.queue.web.figures.QueueMonitor;
import dev.beagle.queue.web.figures.QueueStatus;
import dev.beagle.queue.web.figures.Sample;
import dev.beagle.queue.web.figures.ShardStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Reads the figures of all shards. Announcements are cached for one second. */
final class RedisQueueMonitor implements QueueMonitor {
  private static final int DEAD_LETTERS = 20;

  private final WebShards shards;
  private final History history = new History(this, InstantSource.system());

  RedisQueueMonitor(WebShards shards) {
    this.shards = shards;
  }

  @Override
  public List<ShardStatus> shards() {
    return shards.all().stream().map(RedisQueueMonitor::status).toList();
  }

  private static ShardStatus status(WebShard shard) {
    String server = shard.redis().connections().server();
    String name = shard.redis().name();
    try {
      List<QueueStatus> queues = shard.models().stream().map(shard.client()::queue).toList();
      return new ShardStatus(server, name, true, null, queues);
    } catch (BeagleException e) {
      return new ShardStatus(server, name, false, e.getMessage(), List.of());
    }
  }

  @Override
  public List<Announced<WorkerStatus>> workers() {
    return orNone(() -> shards.announced(WebShard::workers, WorkerStatus::id));
  }

  @Override
  public List<Announced<WebNodeStatus>> nodes() {
    return orNone(() -> shards.announced(WebShard::nodes, WebNodeStatus::id));
  }

  @Override
  public List<DeadLetter> deadLetters() {
    List<DeadLetter> letters = new ArrayList<>();
    for (WebShard shard : shards.up()) {
      letters.addAll(orNone(() -> deadLetters(shard)));
    }
    return letters.stream()
        .sorted(Comparator.comparingLong(DeadLetter::time).reversed())
        .limit(DEAD_LETTERS)
        .toList();
  }

  private static List<DeadLetter> deadLetters(WebShard shard) {
    return shard.models().stream()
        .filter(model -> shard.recentQueue(model).figures().total().deadLetters() > 0)
        .flatMap(model -> shard.client().deadLetters(model, DEAD_LETTERS).stream())
        .toList();
  }

  @Override
  public List<Sample> history(long time) {
    return history.since(time);
  }

  /** Takes a sample for the history. */
  void sample() {
    history.sample();
  }

  private static <T> List<T> orNone(Supplier<List<T>> source) {
    try {
      return source.get();
    } catch (BeagleException e) {
      return List.of();
    }
  }
}
