package dev.beagle.model;

import dev.beagle.job.BeagleException;

/**
 * A network in memory, or in a file that an engine runs by itself. Each form is a class of its own,
 * which importers and engines recognise.
 */
public interface Network extends AutoCloseable {

  /** The SHA-256 of all weights, {@code sha256:<hex>}, whatever file they came from. */
  String fingerprint();

  /**
   * Checks that the network fits its description before it serves jobs.
   *
   * @param model the model's name, for messages
   * @param labels how many labels the model has
   * @throws BeagleException {@code model_not_ready} if the network does not take such an input, or
   *     if its output is not a softmax over as many classes as there are labels
   */
  void requireFit(String model, NetworkInput input, int labels);

  /** Frees the network's memory. Further calls do nothing. */
  @Override
  void close();
}
