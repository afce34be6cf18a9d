package dev.beagle.queue.web;

import dev.beagle.job.Job;
import dev.beagle.job.Result;
import java.util.concurrent.CompletableFuture;

/** The web node's end of the queue. Safe for any number of threads. */
public interface JobQueue {

  /**
   * Admits a job and returns at once.
   *
   * <p>The future completes with the result, or with a {@code deadline_exceeded} failure when the
   * job's timeout has passed; never exceptionally, and never on a thread that may not block.
   * Cancelling it cancels the job: a worker that has not started it never will.
   *
   * @throws dev.beagle.job.BeagleException {@code queue_full} when the queue is at capacity, {@code
   *     unavailable} when Redis does not answer
   */
  CompletableFuture<Result> submit(Job job);
}
