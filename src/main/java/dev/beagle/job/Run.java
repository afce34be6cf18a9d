package dev.beagle.job;

import java.time.Duration;

/**
 * How a job was run.
 *
 * @param model the model's name
 * @param version the model's version
 * @param engine what ran it, such as {@code onednn}
 * @param precision what it calculated in, such as {@code bf16}
 * @param queued from admission until a worker began it, by Redis' clock, to the millisecond
 * @param inference how long the forward pass of its batch took
 */
public record Run(
    String model,
    String version,
    String engine,
    String precision,
    Duration queued,
    Duration inference) {}
