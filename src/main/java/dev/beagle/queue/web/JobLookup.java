package dev.beagle.queue.web;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Result;
import dev.beagle.queue.ResultCodec;
import java.util.Optional;

/**
 * Reports whether a shard knows a job, and the job's status.
 *
 * @param known whether the shard knows the job
 * @param status the job's status; empty if the job is unknown, cancelled or withdrawn
 */
record JobLookup(boolean known, Optional<JobStatus> status) {

  /** The lookup in a reply of {@link dev.beagle.queue.Script#FIND}. */
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
                      "No worker started this image in time: try again, or allow more with"
                          + " ?timeout=MS.")));
      case "cancelled", "withdrawn" -> new JobLookup(true, Optional.empty());
      default -> new JobLookup(false, Optional.empty());
    };
  }

  private static JobLookup known(JobStatus status) {
    return new JobLookup(true, Optional.of(status));
  }
}
