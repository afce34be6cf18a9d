package dev.beagle.worker;

import dev.beagle.concurrent.Gate;
import dev.beagle.concurrent.PollingLoop;
import dev.beagle.config.QueueConfig;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.worker.JobSource;
import dev.beagle.queue.worker.StartedJob;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Leases the jobs of one model on one shard as they come, and runs them. The jobs that have queued
 * while one batch ran are the next batch: no job waits for a batch to fill. {@link LeaseRenewal}
 * renews the leases meanwhile.
 */
final class BatchLoop {
  private static final System.Logger LOG = System.getLogger(BatchLoop.class.getName());

  /** Longer than that of a web node: a worker has such a loop for each model on each shard. */
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

  private final ServedModel model;
  private final JobSource source;
  private final Gate gate;
  private final int maxBatch;
  private final Duration wait;
  private final LeaseRenewal renewal;
  private final PollingLoop task;

  // Kept for the next step to finish if Redis goes away before the batch is finished.
  private Batch done = Batch.NONE;

  BatchLoop(
      ServedModel model,
      JobSource source,
      Gate gate,
      int maxBatch,
      QueueConfig queue,
      Executor executor) {
    this.model = model;
    this.source = source;
    this.gate = gate;
    this.maxBatch = maxBatch;
    this.wait = queue.block();
    this.renewal = new LeaseRenewal(source, queue.lease());
    this.task =
        new PollingLoop(
            "Running the queue of model " + model.name(),
            executor,
            PAUSE_AFTER_FAILURE,
            this::step);
  }

  String model() {
    return model.name();
  }

  void start() {
    task.start();
  }

  /** Makes the next steps claim jobs whose lease has ended, one at a time. */
  void recover() {
    source.recover();
  }

  private void step() {
    try {
      if (!done.jobs().isEmpty()) {
        finish();
      } else if (gate.enter(wait)) {
        try {
          leaseAndRun();
        } finally {
          gate.leave();
        }
      }
    } catch (InterruptedException e) {
      // The server stops without asking: other workers claim the jobs when the leases end.
      Thread.currentThread().interrupt();
    }
  }

  private void leaseAndRun() throws InterruptedException {
    List<LeasedJob> jobs = source.lease(maxBatch, wait);
    if (!jobs.isEmpty()) {
      done = run(jobs);
      finish();
    }
  }

  private Batch run(List<LeasedJob> jobs) throws InterruptedException {
    return renewal.await(model.submit(runner -> runUnlessStopping(runner, jobs)), jobs);
  }

  /** Runs on the engine thread: jobs that have waited for it may be past their deadline by now. */
  private Batch runUnlessStopping(BatchRunner runner, List<LeasedJob> jobs) {
    if (!task.isRunning()) {
      source.requeue(jobs);
      return Batch.NONE;
    }
    List<StartedJob> live = source.start(jobs);
    return live.isEmpty()
        ? Batch.NONE
        : runner.run(live, job -> source.start(List.of(job.leased())));
  }

  private void finish() {
    if (done.jobs().isEmpty()) {
      return;
    }
    try {
      source.finish(done.jobs(), done.outcomes());
    } catch (BeagleException e) {
      if (e.code() == ErrorCode.UNAVAILABLE) {
        throw e;
      }
      LOG.log(
          Level.ERROR,
          "Model %s: %d results could not be stored; jobs that are still leased run again when their leases end"
              .formatted(model.name(), done.jobs().size()),
          e);
    }
    done = Batch.NONE;
  }

  /** Cuts the wait for jobs short. */
  void wake() {
    source.wake();
  }

  /** Finishes the batch that runs, requeues the jobs that have not started, and leases no more. */
  void stop() {
    task.stop(source::wake);
    source.close();
  }
}
