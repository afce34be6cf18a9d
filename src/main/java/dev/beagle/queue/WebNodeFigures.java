package dev.beagle.queue;

import dev.beagle.monitor.Percentiles;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The figures of a web node at one moment. The announcement in Redis, {@code /api/status} and JMX
 * show this record.
 *
 * @param paused whether the web node lets no request in: it was told to pause, or it stops
 * @param requests requests under way
 * @param jobs jobs whose results the web node waits for
 * @param answers the answers to uploads since deployment
 */
@JsonbPropertyOrder({"paused", "requests", "jobs", "answers"})
public record WebNodeFigures(boolean paused, int requests, int jobs, Answers answers) {

  /**
   * The answers to uploads.
   *
   * @param count all of them
   * @param perSecond averaged over the last minute or so
   * @param refused those with a status of 400 to 499
   * @param failed those with a status of 500 or above
   * @param millis from request to answer, over the last minutes
   */
  @JsonbPropertyOrder({"count", "perSecond", "refused", "failed", "millis"})
  public record Answers(
      long count, double perSecond, long refused, long failed, Percentiles millis) {}
}
