package dev.beagle.queue;

import dev.beagle.job.Result;
import java.time.Duration;
import java.util.List;

/** A worker's end of the queue, for one model. Used by one thread at a time. */
public interface JobSource extends AutoCloseable {

  /**
   * Takes the jobs that wait, up to {@code max}; blocks up to {@code wait} while there are none.
   * Jobs that nobody waits for any more are dropped on the way and not returned.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  List<TakenJob> take(int max, Duration wait);

  /**
   * Stores the results, sends each to the web node that waits, and removes the jobs from the queue,
   * atomically for each job. Finishing a job twice changes nothing.
   *
   * @param results one for each of {@code jobs}, in the same order
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  void finish(List<TakenJob> jobs, List<Result> results);

  /** Makes a {@link #take} that waits return, with no jobs if there are none. For any thread. */
  void wake();

  /** Ends the worker's claim on the queue; jobs in hand stay its own. */
  @Override
  void close();
}
