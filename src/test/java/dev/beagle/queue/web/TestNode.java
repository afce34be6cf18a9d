package dev.beagle.queue.web;

import dev.beagle.queue.NodeStatus;

/** What web nodes of tests say of themselves. */
public final class TestNode {
  private TestNode() {}

  /** Nothing but what it is called. */
  public static NodeStatus status(String id) {
    return status(id, null);
  }

  static NodeStatus status(String id, String latencies) {
    return new NodeStatus(id, "host", 0, 0, false, 0, 0, 0, 0, 0, 0, 0, latencies);
  }
}
