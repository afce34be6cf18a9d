package dev.beagle.api.status;

import dev.beagle.queue.Announced;
import dev.beagle.queue.WebNodeFigures;
import dev.beagle.queue.WebNodeStatus;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * A web node in {@code /api/status}.
 *
 * @param id unique among web nodes
 * @param host the name of its machine
 * @param since the time of its first announcement, in milliseconds since 1970
 * @param heartbeatMillis the age of its last heartbeat
 * @param figures those of its last heartbeat
 */
@JsonbPropertyOrder({"id", "host", "since", "heartbeatMillis", "figures"})
public record WebNodeView(
    String id, String host, long since, long heartbeatMillis, WebNodeFigures figures) {

  static WebNodeView of(Announced<WebNodeStatus> node) {
    WebNodeStatus status = node.status();
    return new WebNodeView(
        status.id(), status.host(), node.since(), node.age().toMillis(), status.figures());
  }
}
