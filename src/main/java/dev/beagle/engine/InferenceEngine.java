package dev.beagle.engine;

import dev.beagle.job.Pixels;
import java.util.List;

/**
 * Runs one model. Everything the network needs done to its input (channel order, mean, scale,
 * layout) happens here, so that whoever calls knows pixels and probabilities only.
 *
 * <p>Used by one thread, always the same: engines keep native memory per thread.
 */
public interface InferenceEngine extends AutoCloseable {

  /** The name of the engine, such as {@code dl4j}. */
  String name();

  /** What it calculates in, such as {@code float32}. */
  String precision();

  /**
   * One forward pass.
   *
   * @param batch images in the model's input size, at least one
   * @return one row for each image: a probability for each class, summing to 1
   */
  float[][] infer(List<Pixels> batch);

  /** Frees the network's memory. */
  @Override
  void close();
}
