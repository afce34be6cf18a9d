package dev.beagle.queue;

/**
 * What a model on a worker has done since it was loaded.
 *
 * @param images classified
 * @param imagesPerSecond averaged over the last minute or so
 * @param meanBatchSize images of a forward pass, on average; 0 before the first
 * @param inFlight images in the forward pass that runs now
 * @param failures images given up
 * @param batchMillisMedian half of the last minutes' forward passes took no longer, in milliseconds
 * @param batchMillis95th 95 of 100 took no longer
 */
public record ServingFigures(
    long images,
    double imagesPerSecond,
    double meanBatchSize,
    int inFlight,
    long failures,
    double batchMillisMedian,
    double batchMillis95th) {}
