package dev.beagle.worker;

/** A model of a worker, as JMX shows it: {@code beagle:type=Model,name=…}. */
public interface ModelMXBean {
  String getVersion();

  /** {@code LOADING}, {@code READY} or {@code FAILED}. */
  String getState();

  /** What it is doing, or what went wrong. */
  String getReason();

  /** What runs it; empty until it is ready. */
  String getEngine();

  /** What that calculates in; empty until it is ready. */
  String getPrecision();

  /** Images classified. */
  long getImages();

  /** Images classified a second, averaged over the last minute or so. */
  double getImagesPerSecond();

  /** Images given up. */
  long getFailures();

  /** Images in the forward pass that runs now. */
  int getInFlight();

  /** Forward passes that went well. */
  long getBatches();

  /** Images of a forward pass, on average. */
  double getMeanBatchSize();

  /** Median time of a forward pass, over the last minutes, in milliseconds. */
  double getBatchMillisMedian();

  /** The 95th percentile of it. */
  double getBatchMillis95th();

  /** The 99th percentile of it. */
  double getBatchMillis99th();
}
