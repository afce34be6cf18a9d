package dev.beagle.engine;

import dev.beagle.job.Pixels;
import java.util.List;

/**
 * Runs one model. Converts pixels to the network's input (channel order, mean, scale, layout) and
 * returns probabilities.
 *
 * <p>Used by one thread, always the same: engines keep native memory per thread.
 */
public interface InferenceEngine extends AutoCloseable {

  /** The engine's name, such as {@code dl4j}. */
  String name();

  /** The number type that the engine calculates in, such as {@code float32}. */
  String precision();

  /**
   * Runs one forward pass.
   *
   * @param batch images in the model's input size, at least one
   * @return one row for each image: a probability for each class, summing to 1
   */
  float[][] infer(List<Pixels> batch);

  /** Frees the network's memory. */
  @Override
  void close();
}
