package dev.beagle.job;

import java.time.Duration;

/**
 * One image to classify.
 *
 * @param id the job's unguessable name
 * @param model the name of the model to run
 * @param pixels the image in the model's input size
 * @param top the number of wanted predictions, at least 1
 * @param timeout the wait for the result, from admission; a job that waits longer is dropped
 * @param async whether the client asks for the result later, at any web node; such a job is run
 *     even if the web node that admitted it is gone
 */
public record Job(
    JobId id, String model, Pixels pixels, int top, Duration timeout, boolean async) {}
