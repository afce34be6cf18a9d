package dev.beagle.job;

import java.time.Duration;

/**
 * One image to classify.
 *
 * @param id unguessable, unique
 * @param model the name of the model to run
 * @param pixels the image, in the model's input size
 * @param top how many predictions are wanted, at least 1
 * @param timeout how long somebody waits for the result, from admission; afterwards the job is
 *     dropped
 * @param async whether the client asks for the result later, at any web node, rather than wait:
 *     then the job is run even if the web node that admitted it is gone
 */
public record Job(
    JobId id, String model, Pixels pixels, int top, Duration timeout, boolean async) {}
