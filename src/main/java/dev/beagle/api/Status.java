package dev.beagle.api;

import dev.beagle.queue.ShardStatus;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * How the queue and this web node are, in JSON.
 *
 * @param shards as every web node sees them
 * @param web this web node
 */
@JsonbPropertyOrder({"shards", "web"})
public record Status(List<ShardStatus> shards, Web web) {

  /**
   * How a web node is.
   *
   * @param requests requests under way
   * @param jobs jobs whose results it waits for
   * @param draining whether it is stopping
   */
  @JsonbPropertyOrder({"requests", "jobs", "draining"})
  public record Web(int requests, int jobs, boolean draining) {}
}
