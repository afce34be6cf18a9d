package dev.beagle.queue.web.figures;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The queue of one model on one shard.
 *
 * @param model the name of the model
 * @param stream the key of the stream in Redis, for tools that read it there
 * @param figures its figures
 */
@JsonbPropertyOrder({"model", "stream", "figures"})
public record QueueStatus(String model, String stream, QueueFigures figures) {}
