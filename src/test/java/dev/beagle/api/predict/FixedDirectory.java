package dev.beagle.api.predict;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.ModelInfo;
import dev.beagle.job.Resize;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.ServingFigures;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.ModelDirectory;
import java.util.List;

/** A directory that says what the test wants, or that Redis is down. */
public final class FixedDirectory implements ModelDirectory {
  private final List<WorkerStatus> workers;

  public FixedDirectory(WorkerStatus... workers) {
    this.workers = List.of(workers);
  }

  public static ModelDirectory down() {
    return () -> {
      throw new BeagleException(
          ErrorCode.UNAVAILABLE, "Redis at 127.0.0.1:1 does not answer: connection refused");
    };
  }

  public static WorkerStatus worker(String id, ModelStatus... models) {
    return new WorkerStatus(id, "host-" + id, false, List.of(models));
  }

  public static ModelStatus ready(String name, int classes) {
    ModelInfo info = new ModelInfo(name, "1", 64, 48, Resize.CROP, classes, "dl4j", "float32");
    return ModelStatus.ready(name, "", info, new ServingFigures(7, 1.5, 3.5, 2, 1, 8, 9));
  }

  public static ModelStatus loading(String name, String reason) {
    return ModelStatus.loading(name, reason, null);
  }

  static ModelStatus failed(String name, String reason) {
    return ModelStatus.failed(name, reason);
  }

  @Override
  public List<WorkerStatus> workers() {
    return workers;
  }
}
