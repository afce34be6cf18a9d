package dev.beagle.worker;

import dev.beagle.job.BeagleException;
import dev.beagle.monitor.HealthCheck;
import dev.beagle.monitor.HealthChecks;
import dev.beagle.queue.ModelStatus;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The health checks of the worker: a Redis answers, and the default model is warmed up. */
@ApplicationScoped
public class WorkerHealth implements HealthChecks {
  @EJB WorkerBean worker;

  @Override
  public List<HealthCheck> ready() {
    List<HealthCheck> checks = new ArrayList<>();
    checks.add(redis());
    checks.add(model(worker.status().models().get(0)));
    return checks;
  }

  private HealthCheck redis() {
    try {
      List<String> missing = worker.pingRedis();
      String but = missing.isEmpty() ? "" : " But: " + String.join("; ", missing);
      return HealthCheck.up("redis", "Redis answers." + but);
    } catch (BeagleException e) {
      return HealthCheck.down("redis", e.getMessage());
    }
  }

  static HealthCheck model(ModelStatus model) {
    String reason =
        "Model %s is %s: %s"
            .formatted(model.name(), model.state().name().toLowerCase(Locale.ROOT), model.reason());
    return model.state() == ModelStatus.State.READY
        ? HealthCheck.up("model", reason)
        : HealthCheck.down("model", reason);
  }
}
