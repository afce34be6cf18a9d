package dev.beagle.queue.web;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.queue.web.figures.QueueFigures;
import dev.beagle.queue.web.figures.QueueStatus;
import java.time.Duration;

/** Creates the error for a full queue, with an estimate of when it has room. */
final class QueueFull {
  private static final long MIN_RETRY_SECONDS = 1;
  private static final long MAX_RETRY_SECONDS = 60;

  /** Used when no job has finished lately. */
  private static final long DEFAULT_RETRY_SECONDS = 30;

  private QueueFull() {}

  static BeagleException of(QueueStatus queue) {
    return new BeagleException(
        ErrorCode.QUEUE_FULL,
        "The queue of model %s is full (%d jobs): try again in a little while"
            .formatted(queue.model(), queue.figures().capacity()),
        retryAfter(queue.figures()));
  }

  /** Jobs in the queue, by jobs a second. */
  static Duration retryAfter(QueueFigures queue) {
    if (queue.jobsPerSecond() <= 0) {
      return Duration.ofSeconds(DEFAULT_RETRY_SECONDS);
    }
    long seconds = (long) Math.ceil(queue.depth() / queue.jobsPerSecond());
    return Duration.ofSeconds(Math.min(Math.max(seconds, MIN_RETRY_SECONDS), MAX_RETRY_SECONDS));
  }
}
