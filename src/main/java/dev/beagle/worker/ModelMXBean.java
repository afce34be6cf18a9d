package dev.beagle.worker;

/**
 * A model of a worker in JMX: {@code beagle:type=Model,name=…}. The attributes are the fields of
 * {@link dev.beagle.queue.ModelFigures} and those that tell what the model is.
 */
public interface ModelMXBean {

  /** {@code LOADING}, {@code READY} or {@code FAILED}. */
  String getState();

  /** What the worker does while the model is loading; why, when it failed. */
  String getReason();

  /** The version of the model; empty until it is ready. */
  String getVersion();

  /** The engine that runs the model; empty until it is ready. */
  String getEngine();

  /** The number format of the engine; empty until the model is ready. */
  String getPrecision();

  /** Images classified. */
  long getImagesCount();

  /** Images classified a second, averaged over the last minute or so. */
  double getImagesPerSecond();

  /** Images in the forward pass that runs now. */
  int getImagesInFlight();

  /** Images whose jobs became dead letters. */
  long getImagesFailed();

  /** Forward passes that succeeded. */
  long getBatchesCount();

  /** Images of a forward pass, on average. */
  double getBatchesMeanSize();

  /** The median time of a forward pass, over the last minutes. */
  double getBatchesMillisMedian();

  /** The 95th percentile of the times of forward passes, over the last minutes. */
  double getBatchesMillisP95();

  /** The 99th percentile of the times of forward passes, over the last minutes. */
  double getBatchesMillisP99();
}
