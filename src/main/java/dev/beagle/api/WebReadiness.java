package dev.beagle.api;

import dev.beagle.api.predict.ModelSelection;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ModelInfo;
import dev.beagle.monitor.HealthCheck;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.ModelDirectory;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The readiness of a web node: it is neither paused nor stopping, Redis answers, and a worker
 * serves the default model.
 */
final class WebReadiness {
  private final ModelDirectory directory;
  private final BooleanSupplier paused;

  WebReadiness(ModelDirectory directory, BooleanSupplier paused) {
    this.directory = directory;
    this.paused = paused;
  }

  List<HealthCheck> checks() {
    if (paused.getAsBoolean()) {
      return List.of(HealthCheck.down("paused", BeagleException.STOPPING));
    }
    try {
      List<WorkerStatus> workers = directory.workers();
      return List.of(HealthCheck.up("redis", "Redis answers."), model(workers));
    } catch (BeagleException e) {
      return List.of(
          HealthCheck.down("redis", e.toFailure().message()),
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
      return HealthCheck.down("model", e.toFailure().message());
    }
  }
}
