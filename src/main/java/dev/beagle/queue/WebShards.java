package dev.beagle.queue;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All shards of a web node, and which of them gets the next job. Safe for any number of threads.
 */
final class WebShards {
  private final List<WebShard> all;
  private final AtomicInteger next = new AtomicInteger();

  WebShards(List<WebShard> all) {
    this.all = List.copyOf(all);
  }

  List<WebShard> all() {
    return all;
  }

  List<WebShard> up() {
    return all.stream().filter(WebShard::isUp).toList();
  }

  /**
   * The shards that a job may go to, in the order to try them: in turn those that are up and on
   * which a worker serves the model; if none says so, all that are up.
   *
   * @throws BeagleException {@code unavailable} if none is up
   */
  List<WebShard> candidates(String model) {
    List<WebShard> up = up();
    if (up.isEmpty()) {
      throw down();
    }
    List<WebShard> serving = up.stream().filter(shard -> shard.serves(model)).toList();
    List<WebShard> order = new ArrayList<>(serving.isEmpty() ? up : serving);
    Collections.rotate(order, -Math.floorMod(next.getAndIncrement(), order.size()));
    return order;
  }

  /** Why no shard serves. */
  BeagleException down() {
    BeagleException reason =
        all.stream().map(WebShard::trouble).filter(each -> each != null).findFirst().orElse(null);
    String message = reason == null ? "Redis does not answer: try again" : reason.getMessage();
    return new BeagleException(ErrorCode.UNAVAILABLE, message, reason);
  }
}
