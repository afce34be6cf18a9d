package dev.beagle.worker;

import dev.beagle.engine.InferenceEngine;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.ModelInfo;
import dev.beagle.job.Pixels;
import dev.beagle.job.Result;
import dev.beagle.job.Run;
import dev.beagle.model.Labels;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.worker.Outcome;
import dev.beagle.queue.worker.StartedJob;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Runs a batch of jobs. Used by one thread at a time. */
final class BatchRunner {
  private static final System.Logger LOG = System.getLogger(BatchRunner.class.getName());

  private final ModelInfo model;
  private final InferenceEngine engine;
  private final Labels labels;
  private final BatchMeter meter;

  BatchRunner(ModelInfo model, InferenceEngine engine, Labels labels, BatchMeter meter) {
    this.model = model;
    this.engine = engine;
    this.labels = labels;
    this.meter = meter;
  }

  /**
   * Runs the jobs in one forward pass. When that fails, each job runs alone, so that one image that
   * the engine cannot stand fails no other.
   *
   * @param jobs at least one
   * @param again starts a job once more: returns none if it must not run by now, as the pass that
   *     failed took its time
   * @return the jobs that were run, with their outcomes
   */
  Batch run(List<StartedJob> jobs, Function<StartedJob, List<StartedJob>> again) {
    try {
      return new Batch(jobs, infer(jobs));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      if (jobs.size() == 1) {
        return new Batch(jobs, List.of(deadLetter(jobs.get(0).leased(), e)));
      }
      LOG.log(
          Level.WARNING,
          "Model {1}: a batch of {0} jobs failed; running them one by one ({2})",
          jobs.size(),
          model.name(),
          e);
      return runSingly(jobs, again);
    }
  }

  private Batch runSingly(List<StartedJob> jobs, Function<StartedJob, List<StartedJob>> again) {
    List<StartedJob> live = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (StartedJob job : jobs) {
      for (StartedJob one : again.apply(job)) {
        live.add(one);
        outcomes.addAll(run(List.of(one), again).outcomes());
      }
    }
    return new Batch(live, outcomes);
  }

  private List<Outcome> infer(List<StartedJob> jobs) {
    List<Pixels> batch = jobs.stream().map(StartedJob::pixels).toList();
    boolean done = false;
    long start = System.nanoTime();
    meter.start(batch.size());
    try {
      float[][] probabilities = engine.infer(batch);
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      meter.succeed(batch.size(), time);
      done = true;
      return outcomes(jobs, probabilities, time);
    } finally {
      if (!done) {
        meter.fail();
      }
    }
  }

  private List<Outcome> outcomes(List<StartedJob> jobs, float[][] probabilities, Duration time) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      StartedJob job = jobs.get(i);
      Run run =
          new Run(
              model.name(), model.version(), model.engine(), model.precision(), job.queued(), time);
      outcomes.add(
          Outcome.of(
              new Result.Predictions(labels.top(probabilities[i], job.leased().top()), run)));
    }
    return outcomes;
  }

  private Outcome deadLetter(LeasedJob job, Throwable e) {
    meter.deadLetter();
    LOG.log(Level.ERROR, "Job %s failed on model %s".formatted(job.id(), model.name()), e);
    if (e instanceof BeagleException known) {
      return Outcome.deadLetter(known.toFailure(), known.getMessage());
    }
    Result.Failure failure =
        new Result.Failure(
            ErrorCode.INTERNAL_ERROR,
            "Model %s could not run this image. The worker's log says why, under job %s."
                .formatted(model.name(), job.id()));
    return Outcome.deadLetter(failure, e.toString());
  }
}
