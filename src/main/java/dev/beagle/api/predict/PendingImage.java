package dev.beagle.api.predict;

import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An image of a request while its job is in the queue.
 *
 * @param file the client's name of it, null if none
 * @param id of its job
 * @param decoding how long it took to be decoded; null if it was not
 * @param result as the queue promised it
 */
record PendingImage(String file, JobId id, Duration decoding, CompletableFuture<Result> result) {

  /** Why it has failed, if it has: an image that does not get into the queue has at once. */
  Optional<Result.Failure> failure() {
    return Optional.ofNullable(result.getNow(null))
        .filter(Result.Failure.class::isInstance)
        .map(Result.Failure.class::cast);
  }
}
