package dev.beagle.queue.web.figures;

import dev.beagle.monitor.Percentiles;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue at one moment of the history, with the rates and times since the sample before.
 *
 * @param time in milliseconds since 1970, by this web node's clock
 * @param imagesPerSecond jobs finished a second, by all workers; null if no shard has answered
 * @param meanBatchSize jobs of a batch, on average; null if there was no batch
 * @param answerMillis from request to answer on all web nodes; null if there was no answer
 * @param depths jobs waiting and in flight on each shard, in the order of the settings; null for a
 *     shard that was down
 */
@JsonbPropertyOrder({"time", "imagesPerSecond", "meanBatchSize", "answerMillis", "depths"})
public record Sample(
    long time,
    @Nullable Double imagesPerSecond,
    @Nullable Double meanBatchSize,
    @Nullable Percentiles answerMillis,
    List<@Nullable Long> depths) {}
