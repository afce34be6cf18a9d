package dev.beagle.queue.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * How the queue was at one time, and what happened since the sample before.
 *
 * @param time in milliseconds since 1970, by this web node's clock
 * @param imagesPerSecond jobs finished a second, by all workers; null if no shard has answered
 * @param meanBatchSize jobs of a batch, on average; null if there was none
 * @param millisMedian half of all web nodes' answers took no longer, in milliseconds; null, as the
 *     next two, if there was none
 * @param millis95th 95 of 100 took no longer
 * @param millis99th 99 of 100 took no longer
 * @param depths jobs waiting and in flight on each shard, in the order of the settings; null for
 *     one that was down
 */
@JsonbPropertyOrder({
  "time",
  "imagesPerSecond",
  "meanBatchSize",
  "millisMedian",
  "millis95th",
  "millis99th",
  "depths"
})
public record Sample(
    long time,
    Double imagesPerSecond,
    Double meanBatchSize,
    Double millisMedian,
    Double millis95th,
    Double millis99th,
    List<Long> depths) {}
