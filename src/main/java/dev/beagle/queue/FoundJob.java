package dev.beagle.queue;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Result;
import java.util.Optional;

/**
 * What a shard knows of a job.
 *
 * @param known whether it knows the job at all
 * @param status empty if it is unknown or was withdrawn
 */
record FoundJob(boolean known, Optional<JobStatus> status) {

  /** What {@code find.lua} says. */
  static FoundJob of(String state, String result, ResultCodec codec) {
    return switch (state) {
      case "done" -> known(JobStatus.done(codec.decode(result)));
      case "waiting" -> known(new JobStatus(JobStatus.State.WAITING, null));
      case "running" -> known(new JobStatus(JobStatus.State.RUNNING, null));
      case "expired" ->
          known(
              JobStatus.done(
                  new Result.Failure(
                      ErrorCode.DEADLINE_EXCEEDED,
                      "No worker came to this image in time: try again, or allow more with"
                          + " ?timeout=MS.")));
      case "cancelled" -> new FoundJob(true, Optional.empty());
      default -> new FoundJob(false, Optional.empty());
    };
  }

  private static FoundJob known(JobStatus status) {
    return new FoundJob(true, Optional.of(status));
  }
}
