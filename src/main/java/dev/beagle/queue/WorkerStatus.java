package dev.beagle.queue;

import java.util.List;

/**
 * What a worker says of itself.
 *
 * @param id unique among workers
 * @param host where it runs
 * @param models in the order of {@code beagle.models}: the first is its default
 */
public record WorkerStatus(String id, String host, List<ModelStatus> models) {
  public WorkerStatus {
    models = List.copyOf(models);
  }
}
