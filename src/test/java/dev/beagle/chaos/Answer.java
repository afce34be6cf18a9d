package dev.beagle.chaos;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Result;
import dev.beagle.queue.web.JobStatus;

/** What came of a job, in a word: predictions, wrong, or the code of an error. */
final class Answer {
  static final String PREDICTIONS = "predictions";
  static final String WRONG = "wrong";
  static final String CANCELLED = "cancelled";
  static final String GIVEN_UP = ErrorCode.INTERNAL_ERROR.wireName();
  static final String TOO_LATE = ErrorCode.DEADLINE_EXCEEDED.wireName();
  static final String STOPPING = ErrorCode.UNAVAILABLE.wireName();

  private Answer() {}

  public static String of(Result result, ChaosJob job) {
    if (result instanceof Result.Failure failure) {
      return failure.code().wireName();
    }
    return isOf((Result.Predictions) result, job) ? PREDICTIONS : WRONG;
  }

  /** The same for one that is done, or how far it is. */
  public static String of(JobStatus status, ChaosJob job) {
    return status.result() == null ? status.state().toString() : of(status.result(), job);
  }

  private static boolean isOf(Result.Predictions result, ChaosJob job) {
    try {
      return SequenceLabels.sequence(result.predictions()) == job.sequence();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Whether it may come of such a job: poison is given up and nothing else is, or it is too late.
   */
  static boolean isFitting(String answer, ChaosJob job) {
    return answer.equals(TOO_LATE) || answer.equals(job.kind().isPoison() ? GIVEN_UP : PREDICTIONS);
  }
}
