package dev.beagle.model;

import dev.beagle.job.ModelInfo;
import dev.beagle.network.Fusion;
import dev.beagle.network.Graph;
import dev.beagle.network.Shape;
import dev.beagle.network.UnsupportedLayerException;
import dev.beagle.network.dl4j.Dl4jImporter;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A model with its network in memory, ready for an engine.
 *
 * @param name as in {@code ?model=}
 * @param version free text
 * @param input what the network takes
 * @param labels as many as the network has classes
 * @param graph one input, {@code [n, 3, height, width]}; one output, {@code [n, classes]}, a
 *     softmax
 * @param calibration between which numbers its values lie, if somebody found out
 */
public record LoadedModel(
    String name,
    String version,
    NetworkInput input,
    Labels labels,
    ComputationGraph graph,
    Optional<Calibration> calibration)
    implements AutoCloseable {

  /** One that was not calibrated. */
  public LoadedModel(
      String name, String version, NetworkInput input, Labels labels, ComputationGraph graph) {
    this(name, version, input, labels, graph, Optional.empty());
  }

  /**
   * The same, calibrated.
   *
   * @param pictures how many it was found with
   * @param ranges of what each step of the compiled network gives, in their order
   */
  public LoadedModel calibrated(int pictures, List<Calibration.Range> ranges) {
    Calibration found = new Calibration(Fingerprint.of(graph), pictures, ranges);
    return new LoadedModel(name, version, input, labels, graph, Optional.of(found));
  }

  /**
   * The network as steps, as few as possible.
   *
   * @throws UnsupportedLayerException if no steps do what a layer does
   */
  public Graph plan() {
    Shape image = new Shape(NetworkInput.CHANNELS, input.height(), input.width());
    return Fusion.of(Dl4jImporter.read(graph, image));
  }

  /**
   * What web nodes need to know of it.
   *
   * @param engine what runs it
   * @param precision what that calculates in
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

  /** Frees the network's native memory, after which no engine may use it; once is enough. */
  @Override
  public void close() {
    graph.close();
  }
}
