package dev.beagle.model;

import dev.beagle.job.ModelInfo;
import java.util.List;
import java.util.Optional;

/**
 * A model with its network, ready for an engine.
 *
 * @param name as in {@code ?model=}
 * @param version free text
 * @param labels as many as the network has classes
 * @param network takes {@code [n, 3, height, width]} and gives {@code [n, classes]}, a softmax
 * @param calibration the ranges of the network's values, if it was calibrated
 */
public record LoadedModel(
    String name,
    String version,
    NetworkInput input,
    Labels labels,
    Network network,
    Optional<Calibration> calibration)
    implements AutoCloseable {

  /** A model that was not calibrated. */
  public LoadedModel(
      String name, String version, NetworkInput input, Labels labels, Network network) {
    this(name, version, input, labels, network, Optional.empty());
  }

  /**
   * The same model, calibrated.
   *
   * @param pictures how many pictures the ranges were found with
   * @param ranges of each step's output in the compiled network, in the order of its steps
   */
  public LoadedModel calibrated(int pictures, List<Calibration.Range> ranges) {
    Calibration found = new Calibration(network.fingerprint(), pictures, ranges);
    return new LoadedModel(name, version, input, labels, network, Optional.of(found));
  }

  /**
   * What web nodes need to know of the model.
   *
   * @param engine the name of the engine that runs it
   * @param precision what that engine calculates in, such as {@code float32}
   */
  public ModelInfo info(String engine, String precision) {
    return new ModelInfo(
        name,
        version,
        labels.size(),
        new ModelInfo.Input(input.width(), input.height(), input.resize()),
        engine,
        precision);
  }

  /** Frees the network's memory, after which no engine may use it. Further calls do nothing. */
  @Override
  public void close() {
    network.close();
  }
}
