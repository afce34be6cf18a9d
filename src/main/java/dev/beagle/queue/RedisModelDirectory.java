package dev.beagle.queue;

import dev.beagle.job.BeagleException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the workers say of themselves on all shards. */
final class RedisModelDirectory implements ModelDirectory {
  private final WebShards shards;

  RedisModelDirectory(WebShards shards) {
    this.shards = shards;
  }

  @Override
  public List<WorkerStatus> workers() {
    Map<String, AnnouncedWorker> found = new HashMap<>();
    boolean answered = false;
    for (WebShard shard : shards.up()) {
      try {
        shard.workers().forEach(worker -> found.merge(worker.status().id(), worker, this::longer));
        answered = true;
      } catch (BeagleException e) {
        // The shard has gone down; the others may do.

      }
    }
    if (!answered) {
      throw shards.down();
    }
    return found.values().stream()
        .sorted(
            Comparator.comparingLong(AnnouncedWorker::since)
                .thenComparing(worker -> worker.status().id()))
        .map(AnnouncedWorker::status)
        .toList();
  }

  private AnnouncedWorker longer(AnnouncedWorker one, AnnouncedWorker other) {
    return one.since() <= other.since() ? one : other;
  }
}
