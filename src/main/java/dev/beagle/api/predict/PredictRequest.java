package dev.beagle.api.predict;

import dev.beagle.job.ModelInfo;
import java.time.Instant;

/**
 * What a request asks for, checked.
 *
 * @param model the model to run
 * @param top how many predictions are wanted, at most the model's classes
 * @param deadline when nobody waits any more
 * @param async whether the client asks for the results later
 */
public record PredictRequest(ModelInfo model, int top, Instant deadline, boolean async) {}
