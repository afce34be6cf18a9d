package dev.beagle.api.answer;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** Turns exceptions into failures that clients are told. */
public final class Failures {
  private static final Logger LOG = System.getLogger(Failures.class.getName());
  private static final int MAX_CAUSES = 20;

  private Failures() {}

  /**
   * The failure that an exception stands for. An unexpected exception is logged under a reference,
   * and the client is told only the reference.
   */
  public static Result.Failure of(Throwable thrown) {
    return find(thrown, BeagleException.class)
        .map(BeagleException::toFailure)
        .or(() -> find(thrown, CancellationException.class).map(Failures::cancelled))
        .orElseGet(() -> unexpected(thrown));
  }

  /** Finds the first exception of a type in a chain of causes. */
  public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private static Result.Failure cancelled(CancellationException thrown) {
    return new Result.Failure(
        ErrorCode.DEADLINE_EXCEEDED, "The job was cancelled because nobody waits for it.");
  }

  private static Result.Failure unexpected(Throwable thrown) {
    String reference = JobId.random().value().substring(0, 8);
    LOG.log(Level.ERROR, "Internal error " + reference, thrown);
    return new Result.Failure(
        ErrorCode.INTERNAL_ERROR,
        "Something went wrong inside Beagle. The server's log has it under reference %s."
            .formatted(reference));
  }
}
