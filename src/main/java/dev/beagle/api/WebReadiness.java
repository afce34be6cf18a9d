package dev.beagle.api;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ModelInfo;
import dev.beagle.monitor.HealthCheck;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.ModelDirectory;
import java.util.List;

/**
 * Whether a web node can serve: it is not stopping, Redis answers, and a worker serves the default
 * model.
 */
final class WebReadiness {
  private final ModelDirectory directory;
  private final Drain drain;

  WebReadiness(ModelDirectory directory, Drain drain) {
    this.directory = directory;
    this.drain = drain;
  }

  List<HealthCheck> checks() {
    if (drain.begun()) {
      return List.of(HealthCheck.down("draining", Drain.REASON));
    }
    try {
      List<WorkerStatus> workers = directory.workers();
      return List.of(HealthCheck.up("redis", "Redis answers."), model(workers));
    } catch (BeagleException e) {
      return List.of(
          HealthCheck.down("redis", e.getMessage()),
          HealthCheck.down("model", "Unknown while Redis does not answer."));
    }
  }

  private static HealthCheck model(List<WorkerStatus> workers) {
    try {
      ModelInfo model = new ModelSelection(workers).select(null);
      return HealthCheck.up(
          "model",
          "Model %s %s is served with engine %s in %s."
              .formatted(model.name(), model.version(), model.engine(), model.precision()));
    } catch (BeagleException e) {
      return HealthCheck.down("model", e.getMessage());
    }
  }
}
