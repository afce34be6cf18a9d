package dev.beagle.api.predict;

import dev.beagle.job.ModelInfo;
import java.time.Instant;

/**
 * The checked parameters of a request.
 *
 * @param model the model to run
 * @param top the number of predictions, at most the number of the model's classes
 * @param deadline the time after which nobody waits
 * @param async whether the client asks for the results later
 */
public record PredictRequest(ModelInfo model, int top, Instant deadline, boolean async) {}
