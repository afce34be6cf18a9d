package dev.beagle.queue.worker;

import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;
import dev.beagle.queue.LeasedJob;
import java.time.Duration;

/**
 * A job that is being run.
 *
 * @param taken the job
 * @param pixels its image
 * @param queued from its admission until now, by Redis' clock
 */
public record StartedJob(LeasedJob taken, Pixels pixels, Duration queued) {

  public JobId id() {
    return taken.id();
  }
}
