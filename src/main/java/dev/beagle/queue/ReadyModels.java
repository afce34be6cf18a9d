package dev.beagle.queue;

import dev.beagle.job.ModelInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Which models are ready, for every request to ask. That a model is ready may be remembered for
 * half a second; that it is not never is. Safe for any number of threads.
 */
public final class ReadyModels {
  private static final Duration REMEMBERED = Duration.ofMillis(500);

  private final ModelDirectory directory;
  private final LongSupplier nanoTime;
  private volatile Snapshot last = new Snapshot(0, List.of());

  public ReadyModels(ModelDirectory directory) {
    this(directory, System::nanoTime);
  }

  ReadyModels(ModelDirectory directory, LongSupplier nanoTime) {
    this.directory = directory;
    this.nanoTime = nanoTime;
  }

  /**
   * A model that some worker serves now.
   *
   * @return empty if no worker that is ready serves it
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  public Optional<ModelInfo> find(String name) {
    Snapshot snapshot = last;
    Optional<ModelInfo> remembered = snapshot.find(name);
    if (remembered.isPresent() && nanoTime.getAsLong() - snapshot.time < REMEMBERED.toNanos()) {
      return remembered;
    }
    Snapshot fresh = new Snapshot(nanoTime.getAsLong(), directory.workers());
    last = fresh;
    return fresh.find(name);
  }

  private record Snapshot(long time, List<WorkerStatus> workers) {
    Optional<ModelInfo> find(String name) {
      return workers.stream()
          .flatMap(worker -> worker.models().stream())
          .filter(model -> model.state() == ModelStatus.State.READY && model.name().equals(name))
          .map(ModelStatus::info)
          .findFirst();
    }
  }
}
