package dev.beagle.queue.worker;

import dev.beagle.queue.LeasedJob;
import java.time.Duration;
import java.util.List;

/**
 * A worker's end of the queue, for one model on one shard. One thread at a time may call {@link
 * #lease}, {@link #finish} and {@link #close}; any thread may call the rest.
 */
public interface JobSource extends AutoCloseable {

  /**
   * Leases the jobs that wait, up to {@code max}; blocks up to {@code wait} while there are none.
   * The worker renews its leases before they end.
   *
   * <p>After {@link #recover}, each call returns one job whose lease has ended, and no other, until
   * there is none left.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  List<LeasedJob> lease(int max, Duration wait);

  /**
   * Starts jobs, just before they are run.
   *
   * @return the jobs to run, with their pixels. The others were dropped because no client waits for
   *     them, became dead letters because too many workers have started them, or are leased by
   *     another worker by now
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  List<StartedJob> start(List<LeasedJob> jobs);

  /**
   * Renews the leases of jobs, as far as this worker holds them.
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
   * Requeues jobs that were leased and not started, for other workers.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer; the jobs
   *     are recovered when their leases end
   */
  void requeue(List<LeasedJob> jobs);

  /** Makes the next {@link #lease} claim a job whose lease has ended, and cuts a wait short. */
  void recover();

  /** Cuts the wait of {@link #lease} short. */
  void wake();

  /** Leaves the queue; the worker's leases last until they end. */
  @Override
  void close();
}
