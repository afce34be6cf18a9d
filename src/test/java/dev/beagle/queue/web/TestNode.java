package dev.beagle.queue.web;

import dev.beagle.monitor.Percentiles;
import dev.beagle.queue.WebNodeFigures;
import dev.beagle.queue.WebNodeStatus;

/** The announcements of web nodes in tests. */
public final class TestNode {
  private TestNode() {}

  /** An announcement of an id and nothing else. */
  public static WebNodeStatus status(String id) {
    return status(id, null);
  }

  public static WebNodeStatus status(String id, String latencies) {
    WebNodeFigures.Answers answers =
        new WebNodeFigures.Answers(0, 0, 0, 0, new Percentiles(0, 0, 0));
    return new WebNodeStatus(id, "host", new WebNodeFigures(false, 0, 0, answers), latencies);
  }
}
