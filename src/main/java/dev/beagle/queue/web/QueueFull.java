package dev.beagle.queue.web;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.queue.web.figures.QueueFigures;
import dev.beagle.queue.web.figures.QueueStatus;
import java.time.Duration;

/** The refusal of a full queue, with the time that it will take to run what is in it. */
final class QueueFull {
  private static final long SHORTEST = 1;
  private static final long LONGEST = 60;

  /** When nothing was finished lately, nobody can tell. */
  private static final long UNKNOWN = 30;

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
      return Duration.ofSeconds(UNKNOWN);
    }
    long seconds = (long) Math.ceil(queue.depth() / queue.jobsPerSecond());
    return Duration.ofSeconds(Math.min(Math.max(seconds, SHORTEST), LONGEST));
  }
}
