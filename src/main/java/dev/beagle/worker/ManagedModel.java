package dev.beagle.worker;

import dev.beagle.job.ModelInfo;
import java.util.Optional;
import java.util.function.Function;

/** A served model over JMX. */
final class ManagedModel implements ModelMXBean {
  private final ServedModel model;

  ManagedModel(ServedModel model) {
    this.model = model;
  }

  @Override
  public String getVersion() {
    return info(ModelInfo::version);
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
  public long getImages() {
    return model.figures().images();
  }

  @Override
  public double getImagesPerSecond() {
    return model.figures().imagesPerSecond();
  }

  @Override
  public long getFailures() {
    return model.figures().failures();
  }

  @Override
  public int getInFlight() {
    return model.figures().inFlight();
  }

  @Override
  public long getBatches() {
    return model.figures().passes().count();
  }

  @Override
  public double getMeanBatchSize() {
    return model.figures().meanBatch();
  }

  @Override
  public double getBatchMillisMedian() {
    return model.figures().passes().millis(0.5);
  }

  @Override
  public double getBatchMillis95th() {
    return model.figures().passes().millis(0.95);
  }

  @Override
  public double getBatchMillis99th() {
    return model.figures().passes().millis(0.99);
  }
}
