package dev.beagle.queue;

import dev.beagle.job.BeagleException;
import java.util.List;

/** How the shards are, asked anew each time. */
final class RedisQueueMonitor implements QueueMonitor {
  private final WebShards shards;

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
      List<QueueDepth> queues = shard.models().stream().map(shard.client()::depth).toList();
      return new ShardStatus(server, name, true, null, queues);
    } catch (BeagleException e) {
      return new ShardStatus(server, name, false, e.getMessage(), List.of());
    }
  }
}
