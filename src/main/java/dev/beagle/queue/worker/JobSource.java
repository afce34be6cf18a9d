package dev.beagle.queue.worker;

import dev.beagle.queue.LeasedJob;
import java.time.Duration;
import java.util.List;

/**
 * A worker's end of the queue, for one model on one shard. {@link #lease}, {@link #finish} and
 * {@link #close} are for one thread at a time, the rest for any.
 */
public interface JobSource extends AutoCloseable {

  /**
   * Takes the jobs that wait, up to {@code max}; blocks up to {@code wait} while there are none.
   * The worker has the lease of what it takes, and renews it before it ends.
   *
   * <p>After {@link #recover} a job whose lease has ended is taken from whoever had it, alone.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  List<LeasedJob> lease(int max, Duration wait);

  /**
   * Says that jobs are run now.
   *
   * @return those that are to be run, with their pixels; the others were dropped, for nobody waits
   *     for them any more, or given up, for they have been begun too often, or belong to another
   *     worker by now
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  List<StartedJob> start(List<LeasedJob> jobs);

  /**
   * Renews the leases of jobs, as far as this worker has them.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  void renew(List<LeasedJob> jobs);

  /**
   * Stores the results, sends each to the web node that waits, and removes the jobs from the queue,
   * atomically for each job. Finishing a job twice changes nothing.
   *
   * @param outcomes one for each of {@code jobs}, in the same order
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  void finish(List<StartedJob> jobs, List<Outcome> outcomes);

  /**
   * Puts jobs that were taken and not begun back, for other workers.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer; the jobs
   *     are recovered when their leases end
   */
  void requeue(List<LeasedJob> jobs);

  /** Makes the next {@link #lease} look for jobs whose lease has ended, and that soon. */
  void recover();

  /** Makes a {@link #lease} that waits return, with no jobs if there are none. */
  void wake();

  /** Ends the worker's claim on the queue; jobs in hand stay its own until their leases end. */
  @Override
  void close();
}
