package dev.beagle.queue.worker;

import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;
import dev.beagle.queue.LeasedJob;
import java.time.Duration;

/**
 * A job that is being run.
 *
 * @param leased the job as it was leased
 * @param pixels the job's image
 * @param queued the time from its admission to its start, by Redis' clock
 */
public record StartedJob(LeasedJob leased, Pixels pixels, Duration queued) {

  public JobId id() {
    return leased.id();
  }
}
