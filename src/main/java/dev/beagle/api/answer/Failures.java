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

/** What an exception means to the client. */
public final class Failures {
  private static final Logger LOGGER = System.getLogger(Failures.class.getName());
  private static final int LONGEST_CHAIN = 20;

  private Failures() {}

  /**
   * The failure that an exception stands for. One that nobody foresaw is logged under a reference,
   * and the reference is all that the client is told.
   */
  public static Result.Failure of(Throwable thrown) {
    return find(thrown, BeagleException.class)
        .map(BeagleException::toFailure)
        .or(() -> find(thrown, CancellationException.class).map(Failures::withdrawn))
        .orElseGet(() -> unforeseen(thrown));
  }

  /** The first exception of a kind in a chain of causes. */
  public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> kind) {
    return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
        .limit(LONGEST_CHAIN)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  private static Result.Failure withdrawn(CancellationException thrown) {
    return new Result.Failure(ErrorCode.DEADLINE_EXCEEDED, "The job was withdrawn.");
  }

  private static Result.Failure unforeseen(Throwable thrown) {
    String reference = JobId.random().value().substring(0, 8);
    LOGGER.log(Level.ERROR, "Internal error " + reference, thrown);
    return new Result.Failure(
        ErrorCode.INTERNAL_ERROR,
        "Something went wrong inside Beagle. The server's log has it under reference %s."
            .formatted(reference));
  }
}
