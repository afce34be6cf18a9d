package dev.beagle.queue.web;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Result;
import dev.beagle.queue.ResultCodec;
import java.util.Optional;

/**
 * What a shard knows of a job.
 *
 * @param known whether it knows the job at all
 * @param status empty if it is unknown or was withdrawn
 */
record JobLookup(boolean known, Optional<JobStatus> status) {

  /** What {@code find.lua} says. */
  static JobLookup of(String state, String result, ResultCodec codec) {
    return switch (state) {
      case "done" -> known(JobStatus.done(codec.decodeOrFailure(result)));
      case "waiting" -> known(new JobStatus(JobStatus.State.WAITING, null));
      case "running" -> known(new JobStatus(JobStatus.State.RUNNING, null));
      case "expired" ->
          known(
              JobStatus.done(
                  new Result.Failure(
                      ErrorCode.DEADLINE_EXCEEDED,
                      "No worker came to this image in time: try again, or allow more with"
                          + " ?timeout=MS.")));
      case "cancelled", "withdrawn" -> new JobLookup(true, Optional.empty());
      default -> new JobLookup(false, Optional.empty());
    };
  }

  private static JobLookup known(JobStatus status) {
    return new JobLookup(true, Optional.of(status));
  }
}
