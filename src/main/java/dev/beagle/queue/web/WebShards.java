package dev.beagle.queue.web;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.queue.Announced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The shards of a web node, which get its jobs in turn. Safe for any number of threads. */
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
   * Admits a job on a shard that has room: in turn on the shards that are up and on which a worker
   * serves the model; if there are none, on any shard that is up.
   *
   * @throws BeagleException {@code queue_full} if none has room, {@code unavailable} if none
   *     answers
   */
  void admit(PendingJob job) {
    BeagleException refusal = null;
    for (WebShard shard : candidates(job.model())) {
      try {
        if (shard.client().admit(job.job(), job.left())) {
          job.admittedBy(shard);
          return;
        }
        refusal = QueueFull.of(shard.recentQueue(job.model()));
      } catch (BeagleException e) {
        if (e.code() != ErrorCode.UNAVAILABLE) {
          throw e;
        }
        shard.fail(e);
        job.orphanOn(shard);
        refusal = refusal == null ? e : refusal;
      }
    }
    throw refusal;
  }

  private List<WebShard> candidates(String model) {
    List<WebShard> up = up();
    if (up.isEmpty()) {
      throw down();
    }
    List<WebShard> serving = up.stream().filter(shard -> shard.serves(model)).toList();
    List<WebShard> order = new ArrayList<>(serving.isEmpty() ? up : serving);
    Collections.rotate(order, -Math.floorMod(next.getAndIncrement(), order.size()));
    return order;
  }

  /**
   * The announcements of all shards, those of the longest service first.
   *
   * @param list lists the announcements of one shard
   * @param id the id in a status
   * @throws BeagleException {@code unavailable} if no shard answers
   */
  <T> List<Announced<T>> announced(
      Function<WebShard, List<Announced<T>>> list, Function<T, String> id) {
    Map<String, Announced<T>> found = new HashMap<>();
    boolean answered = false;
    for (WebShard shard : up()) {
      try {
        list.apply(shard)
            .forEach(each -> found.merge(id.apply(each.status()), each, Announced::merge));
        answered = true;
      } catch (BeagleException e) {
        // The shard has gone down; the others may answer.
      }
    }
    if (!answered) {
      throw down();
    }
    return found.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, Announced<T>> each) -> each.getValue().since())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The reason why no shard answers. */
  BeagleException down() {
    BeagleException reason =
        all.stream().map(WebShard::trouble).filter(each -> each != null).findFirst().orElse(null);
    String message = reason == null ? "Redis does not answer: try again" : reason.getMessage();
    return new BeagleException(ErrorCode.UNAVAILABLE, message, reason);
  }
}
