package dev.beagle.benchmark;

/**
 * Throughput and latency of the queue alone, without a network to run.
 *
 * @param bytes the pixels of a job
 * @param jobsPerSecond that go all the way, many at a time
 * @param roundTripMillis of one job while there is no other
 * @param appendsPerSecond what {@code redis-benchmark} gets out of the same server with {@code
 *     XADD} of as many bytes; null where there is no such program
 */
public record QueueFigure(
    int bytes, Spread jobsPerSecond, Spread roundTripMillis, Spread appendsPerSecond) {}
