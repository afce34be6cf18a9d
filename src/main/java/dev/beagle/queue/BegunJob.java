package dev.beagle.queue;

import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;

/**
 * A job that is being run.
 *
 * @param taken the job
 * @param pixels its image
 */
public record BegunJob(TakenJob taken, Pixels pixels) {

  JobId id() {
    return taken.id();
  }
}
