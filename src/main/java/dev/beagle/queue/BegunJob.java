package dev.beagle.queue;

import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;
import java.time.Duration;

/**
 * A job that is being run.
 *
 * @param taken the job
 * @param pixels its image
 * @param queued from its admission until now, by Redis' clock
 */
public record BegunJob(TakenJob taken, Pixels pixels, Duration queued) {

  JobId id() {
    return taken.id();
  }
}
