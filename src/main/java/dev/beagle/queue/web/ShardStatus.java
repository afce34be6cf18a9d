package dev.beagle.queue.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * How a shard is.
 *
 * @param server the Redis that it is on, for people
 * @param shard its name there
 * @param up whether it takes jobs
 * @param reason why it is down, in words; null while it is up
 * @param queues one for each model that a worker of this shard has announced, none while it is down
 */
@JsonbPropertyOrder({"server", "shard", "up", "reason", "queues"})
public record ShardStatus(
    String server, String shard, boolean up, String reason, List<QueueDepth> queues) {
  public ShardStatus {
    queues = List.copyOf(queues);
  }
}
