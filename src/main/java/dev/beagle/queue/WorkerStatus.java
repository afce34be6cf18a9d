package dev.beagle.queue;

import java.util.List;

/**
 * The announcement of a worker.
 *
 * @param id unique among workers
 * @param host the name of its machine
 * @param paused whether the worker leases no jobs
 * @param models in the order of {@code beagle.models}: the first is its default
 */
public record WorkerStatus(String id, String host, boolean paused, List<ModelStatus> models) {
  public WorkerStatus {
    models = List.copyOf(models);
  }

  /** Whether the worker runs the jobs of a model. */
  public boolean serves(String model) {
    return models.stream()
        .anyMatch(each -> each.name().equals(model) && each.state() == ModelStatus.State.READY);
  }
}
