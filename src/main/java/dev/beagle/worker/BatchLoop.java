package dev.beagle.worker;

import dev.beagle.job.Result;
import dev.beagle.queue.JobSource;
import dev.beagle.queue.RepeatedTask;
import dev.beagle.queue.TakenJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Takes the jobs of one model as they come and runs them. Whatever has queued while one batch ran
 * is the next batch: nobody waits for a batch to fill.
 */
final class BatchLoop {
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

  private final ServedModel model;
  private final JobSource source;
  private final int most;
  private final Duration wait;
  private final RepeatedTask task;

  // The batch in hand: kept when Redis goes away before it is finished, for the next step to
  // finish.
  private List<TakenJob> jobs = List.of();
  private List<Result> results = List.of();

  /**
   * @param most jobs in one batch
   * @param wait how long to wait for the first job of a batch, at a time
   */
  BatchLoop(ServedModel model, JobSource source, int most, Duration wait, Executor executor) {
    this.model = model;
    this.source = source;
    this.most = most;
    this.wait = wait;
    this.task =
        new RepeatedTask(
            "Running the queue of model " + model.name(),
            executor,
            PAUSE_AFTER_FAILURE,
            this::step);
  }

  void start() {
    task.start();
  }

  private void step() {
    if (jobs.isEmpty()) {
      jobs = source.take(most, wait);
      results = List.of();
    }
    try {
      if (results.size() < jobs.size()) {
        results = model.run(jobs);
      }
      source.finish(jobs, results);
      jobs = List.of();
    } catch (InterruptedException e) {
      // The server is stopping without asking: the jobs stay in the queue, unfinished.
      Thread.currentThread().interrupt();
    }
  }

  /** Finishes the batch in hand and takes no other. */
  void stop() {
    task.stop(source::wake);
    source.close();
  }
}
