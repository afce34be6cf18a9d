package dev.beagle.queue.web;

import dev.beagle.queue.Announced;
import dev.beagle.queue.WorkerStatus;
import java.util.List;

/** The announcements of workers on all shards. */
final class RedisModelDirectory implements ModelDirectory {
  private final WebShards shards;

  RedisModelDirectory(WebShards shards) {
    this.shards = shards;
  }

  @Override
  public List<WorkerStatus> workers() {
    return shards.announced(WebShard::workers, WorkerStatus::id).stream()
        .map(Announced::status)
        .toList();
  }
}
