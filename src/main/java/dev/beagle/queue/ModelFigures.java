package dev.beagle.queue;

import dev.beagle.monitor.Percentiles;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The figures of a model on a worker at one moment. The announcement in Redis, {@code /api/status}
 * and JMX show this record.
 *
 * @param images the images since the model was loaded
 * @param batches the batches that they were classified in: forward passes that succeeded
 */
@JsonbPropertyOrder({"images", "batches"})
public record ModelFigures(Images images, Batches batches) {

  /**
   * The images of a model.
   *
   * @param count images classified
   * @param perSecond images classified a second, averaged over the last minute or so
   * @param inFlight images in the forward pass that runs now
   * @param failed images whose jobs became dead letters
   */
  @JsonbPropertyOrder({"count", "perSecond", "inFlight", "failed"})
  public record Images(long count, double perSecond, int inFlight, long failed) {}

  /**
   * The batches of a model.
   *
   * @param count all of them
   * @param meanSize images of a batch, on average; 0 before the first
   * @param millis of a forward pass, over the last minutes
   */
  @JsonbPropertyOrder({"count", "meanSize", "millis"})
  public record Batches(long count, double meanSize, Percentiles millis) {}
}
