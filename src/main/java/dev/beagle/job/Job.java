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
 */
public record Job(JobId id, String model, Pixels pixels, int top, Duration timeout) {}
