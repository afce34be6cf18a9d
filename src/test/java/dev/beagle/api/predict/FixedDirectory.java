package dev.beagle.api.predict;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.ModelInfo;
import dev.beagle.job.Resize;
import dev.beagle.monitor.Percentiles;
import dev.beagle.queue.ModelFigures;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.ModelDirectory;
import java.util.List;

/** A directory of fixed workers, or of a Redis that is down. */
public final class FixedDirectory implements ModelDirectory {
  private static final ModelFigures FIGURES =
      new ModelFigures(
          new ModelFigures.Images(7, 1.5, 2, 1),
          new ModelFigures.Batches(2, 3.5, new Percentiles(8, 9, 9.5)));

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
    ModelInfo info =
        new ModelInfo(
            name, "1", classes, new ModelInfo.Input(64, 48, Resize.CROP), "dl4j", "float32");
    return ModelStatus.ready(name, "", info, FIGURES);
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
