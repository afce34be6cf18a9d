package dev.beagle.worker;

import dev.beagle.engine.InferenceEngine;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Pixels;
import dev.beagle.job.Result;
import dev.beagle.model.Labels;
import dev.beagle.queue.BegunJob;
import dev.beagle.queue.Outcome;
import dev.beagle.queue.TakenJob;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** From a batch of jobs to an outcome for each. Used by one thread at a time. */
final class BatchRunner {
  private static final System.Logger LOG = System.getLogger(BatchRunner.class.getName());

  private final String model;
  private final InferenceEngine engine;
  private final Labels labels;
  private final ModelFigures figures;

  BatchRunner(String model, InferenceEngine engine, Labels labels, ModelFigures figures) {
    this.model = model;
    this.engine = engine;
    this.labels = labels;
    this.figures = figures;
  }

  /**
   * Runs the jobs in one forward pass. When that fails, each job runs alone, so that one image that
   * the engine cannot stand fails no other.
   *
   * @param jobs at least one
   * @param again begins a job once more: nothing if it must not run by now, for the pass that
   *     failed took its time
   * @return the jobs that were run, with their outcomes
   */
  Batch run(List<BegunJob> jobs, Function<BegunJob, List<BegunJob>> again) {
    try {
      return new Batch(jobs, infer(jobs));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      if (jobs.size() == 1) {
        return new Batch(jobs, List.of(givenUp(jobs.get(0).taken(), e)));
      }
      LOG.log(
          Level.WARNING,
          "A batch of {0} jobs for model {1} failed: running them one by one ({2})",
          jobs.size(),
          model,
          e);
      return runSingly(jobs, again);
    }
  }

  private Batch runSingly(List<BegunJob> jobs, Function<BegunJob, List<BegunJob>> again) {
    List<BegunJob> live = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (BegunJob job : jobs) {
      for (BegunJob one : again.apply(job)) {
        live.add(one);
        outcomes.addAll(run(List.of(one), again).outcomes());
      }
    }
    return new Batch(live, outcomes);
  }

  private List<Outcome> infer(List<BegunJob> jobs) {
    List<Pixels> batch = jobs.stream().map(BegunJob::pixels).toList();
    float[][] probabilities = measured(batch);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      outcomes.add(
          Outcome.of(
              new Result.Predictions(labels.top(probabilities[i], jobs.get(i).taken().top()))));
    }
    return outcomes;
  }

  private float[][] measured(List<Pixels> batch) {
    boolean done = false;
    long start = System.nanoTime();
    figures.begin(batch.size());
    try {
      float[][] probabilities = engine.infer(batch);
      figures.succeed(batch.size(), Duration.ofNanos(System.nanoTime() - start));
      done = true;
      return probabilities;
    } finally {
      if (!done) {
        figures.fail();
      }
    }
  }

  private Outcome givenUp(TakenJob job, Throwable e) {
    figures.giveUp();
    LOG.log(Level.ERROR, "Job %s failed on model %s".formatted(job.id(), model), e);
    if (e instanceof BeagleException known) {
      return Outcome.givenUp(known.toFailure(), known.getMessage());
    }
    Result.Failure failure =
        new Result.Failure(
            ErrorCode.INTERNAL_ERROR,
            "Model %s could not run this image. The worker's log says why, under job %s."
                .formatted(model, job.id()));
    return Outcome.givenUp(failure, e.toString());
  }
}
