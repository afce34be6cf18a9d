package dev.beagle.job;

import java.time.Duration;

/**
 * The circumstances of a job's inference.
 *
 * @param model the model's name
 * @param version the model's version
 * @param engine the engine, such as {@code onednn}
 * @param precision the engine's number format, such as {@code bf16}
 * @param queued time from admission to the start on a worker, by Redis' clock, to the millisecond
 * @param inference time of the batch's forward pass
 */
public record Run(
    String model,
    String version,
    String engine,
    String precision,
    Duration queued,
    Duration inference) {}
