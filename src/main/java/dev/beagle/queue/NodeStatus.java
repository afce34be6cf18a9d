package dev.beagle.queue;

/**
 * What a web node says of itself. Times are those of answers to uploads, in milliseconds; figures
 * count from its deployment on, percentiles are those of the last minutes.
 *
 * @param id unique among web nodes
 * @param host where it runs
 * @param requests requests under way
 * @param jobs jobs whose results it waits for
 * @param draining whether it is stopping, or paused
 * @param answers to uploads
 * @param answersPerSecond averaged over the last minute or so
 * @param refused answers with a status of 400 to 499
 * @param failed answers with a status of 500 or above
 * @param millisMedian half of the answers took no longer
 * @param millis95th 95 of 100 took no longer
 * @param millis99th 99 of 100 took no longer
 * @param latencies all times since the announcement before, as {@link dev.beagle.monitor.Latencies}
 *     writes them
 */
public record NodeStatus(
    String id,
    String host,
    int requests,
    int jobs,
    boolean draining,
    long answers,
    double answersPerSecond,
    long refused,
    long failed,
    double millisMedian,
    double millis95th,
    double millis99th,
    String latencies) {}
