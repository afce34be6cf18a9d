package dev.beagle.api.status;

import dev.beagle.queue.Announced;
import dev.beagle.queue.NodeStatus;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * A web node in {@code /api/status}: its announcement, as {@link NodeStatus} says.
 *
 * @param since when it first announced itself, in milliseconds since 1970
 * @param heartbeatMillis age of its last heartbeat
 */
@JsonbPropertyOrder({
  "id",
  "host",
  "since",
  "heartbeatMillis",
  "requests",
  "jobs",
  "draining",
  "answers",
  "answersPerSecond",
  "refused",
  "failed",
  "millisMedian",
  "millis95th",
  "millis99th"
})
public record NodeView(
    String id,
    String host,
    long since,
    long heartbeatMillis,
    int requests,
    int jobs,
    boolean draining,
    long answers,
    double answersPerSecond,
    long refused,
    long failed,
    double millisMedian,
    double millis95th,
    double millis99th) {

  static NodeView of(Announced<NodeStatus> node) {
    NodeStatus status = node.status();
    return new NodeView(
        status.id(),
        status.host(),
        node.since(),
        node.age().toMillis(),
        status.requests(),
        status.jobs(),
        status.draining(),
        status.answers(),
        status.answersPerSecond(),
        status.refused(),
        status.failed(),
        status.millisMedian(),
        status.millis95th(),
        status.millis99th());
  }
}
