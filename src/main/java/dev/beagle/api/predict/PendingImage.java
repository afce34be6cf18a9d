package dev.beagle.api.predict;

import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An image of a request, with its job.
 *
 * @param file the client's name of the image; null without one
 * @param id the id of its job
 * @param decoding the time that the image took to decode; null if it was not decoded
 * @param result the result of its job, as the queue promised it
 */
record PendingImage(
    @Nullable String file,
    JobId id,
    @Nullable Duration decoding,
    CompletableFuture<Result> result) {

  /** The failure of the image, if it has failed already: the queue did not admit its job. */
  Optional<Result.Failure> failure() {
    return Optional.ofNullable(result.getNow(null))
        .filter(Result.Failure.class::isInstance)
        .map(Result.Failure.class::cast);
  }
}
