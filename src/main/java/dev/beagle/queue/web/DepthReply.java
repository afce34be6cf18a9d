package dev.beagle.queue.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reply of {@code depth.lua}.
 *
 * @param values by their names
 */
record DepthReply(Map<String, Long> values) {

  /**
   * Reads a reply.
   *
   * @param flat names, each followed by its value
   */
  static DepthReply of(List<?> flat) {
    Map<String, Long> values = new HashMap<>();
    for (int i = 0; i < flat.size(); i += 2) {
      values.put(new String((byte[]) flat.get(i), UTF_8), (Long) flat.get(i + 1));
    }
    return new DepthReply(values);
  }

  /**
   * The figures of the queue.
   *
   * @param capacity the most that its depth may be
   */
  QueueFigures figures(long capacity) {
    long depth = value("depth");
    long inFlight = value("inFlight");
    return new QueueFigures(
        depth,
        depth - inFlight,
        inFlight,
        capacity,
        value("oldestMillis"),
        1000.0 * value("finishedLately") / value("latelyMillis"),
        new QueueFigures.Total(
            value("finished"),
            value("batches"),
            value("expired"),
            value("abandoned"),
            value("recovered"),
            value("deadLetters")));
  }

  private long value(String name) {
    Long value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("depth.lua has returned no " + name);
    }
    return value;
  }
}
