package dev.beagle.worker;

import dev.beagle.job.ModelInfo;
import dev.beagle.queue.ModelFigures;
import java.util.Optional;
import java.util.function.Function;

/** Shows a served model in JMX. Each read takes a snapshot. */
final class ManagedModel implements ModelMXBean {
  private final ServedModel model;

  ManagedModel(ServedModel model) {
    this.model = model;
  }

  @Override
  public String getState() {
    return model.status().state().name();
  }

  @Override
  public String getReason() {
    return model.status().reason();
  }

  @Override
  public String getVersion() {
    return info(ModelInfo::version);
  }

  @Override
  public String getEngine() {
    return info(ModelInfo::engine);
  }

  @Override
  public String getPrecision() {
    return info(ModelInfo::precision);
  }

  private String info(Function<ModelInfo, String> part) {
    return Optional.ofNullable(model.status().info()).map(part).orElse("");
  }

  @Override
  public long getImagesCount() {
    return images().count();
  }

  @Override
  public double getImagesPerSecond() {
    return images().perSecond();
  }

  @Override
  public int getImagesInFlight() {
    return images().inFlight();
  }

  @Override
  public long getImagesFailed() {
    return images().failed();
  }

  @Override
  public long getBatchesCount() {
    return batches().count();
  }

  @Override
  public double getBatchesMeanSize() {
    return batches().meanSize();
  }

  @Override
  public double getBatchesMillisMedian() {
    return batches().millis().median();
  }

  @Override
  public double getBatchesMillisP95() {
    return batches().millis().p95();
  }

  @Override
  public double getBatchesMillisP99() {
    return batches().millis().p99();
  }

  private ModelFigures.Images images() {
    return model.figures().images();
  }

  private ModelFigures.Batches batches() {
    return model.figures().batches();
  }
}
