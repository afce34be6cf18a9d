package dev.beagle.queue;

import java.util.List;

/**
 * What a worker says of itself.
 *
 * @param id unique among workers
 * @param host where it runs
 * @param paused whether it takes no jobs
 * @param models in the order of {@code beagle.models}: the first is its default
 */
public record WorkerStatus(String id, String host, boolean paused, List<ModelStatus> models) {
  public WorkerStatus {
    models = List.copyOf(models);
  }

  /** Whether it runs the jobs of a model. */
  public boolean serves(String model) {
    return models.stream()
        .anyMatch(each -> each.name().equals(model) && each.state() == ModelStatus.State.READY);
  }
}
