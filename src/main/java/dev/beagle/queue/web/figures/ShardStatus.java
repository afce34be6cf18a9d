package dev.beagle.queue.web.figures;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status of a shard.
 *
 * @param server the address of its Redis, for people
 * @param shard its name on that server
 * @param up whether the shard takes jobs
 * @param reason why the shard is down, in words; null while it is up
 * @param queues one for each model that a worker of the shard has announced; none while it is down
 */
@JsonbPropertyOrder({"server", "shard", "up", "reason", "queues"})
public record ShardStatus(
    String server, String shard, boolean up, @Nullable String reason, List<QueueStatus> queues) {
  public ShardStatus {
    queues = List.copyOf(queues);
  }
}
