package dev.beagle.engine.onednn;

import dev.beagle.model.Calibration;
import dev.beagle.model.NetworkInput;
import dev.beagle.network.Graph;
import dev.beagle.network.Operation;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.Operation.Pooling;
import dev.beagle.network.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which steps compute in eight bits, and by what scales. Convolutions do, for there the time goes;
 * not those of groups, which have few products to a sum and lose more than they win. What they hand
 * to each other stays in eight bits, through the largest of a window too.
 */
final class Quantization {
  /** Everything stays as it is. */
  static final Quantization NONE = new Quantization(null, Map.of());

  private final Graph graph;
  private final Map<Integer, Scale> scales;

  private Quantization(Graph graph, Map<Integer, Scale> scales) {
    this.graph = graph;
    this.scales = scales;
  }

  /**
   * By what was found out about a network.
   *
   * @throws UnfitCalibrationException if that was another network
   */
  static Quantization of(Graph graph, NetworkInput input, Calibration calibration) {
    Map<Integer, Scale> scales = new HashMap<>();
    scales.put(Graph.INPUT, input(input));
    List<Step> steps = graph.steps();
    if (!layers(graph)
        .equals(calibration.ranges().stream().map(Calibration.Range::layer).toList())) {
      throw new UnfitCalibrationException();
    }
    for (int i = 0; i < steps.size(); i++) {
      Calibration.Range range = calibration.ranges().get(i);
      Scale scale =
          graph.isNeverNegative(steps.get(i).id())
              ? Scale.unsigned(range.highest())
              : Scale.signed(range.lowest(), range.highest());
      scales.put(steps.get(i).id(), scale);
    }
    return new Quantization(graph, scales);
  }

  /** The steps' layers, in their order. */
  static List<String> layers(Graph graph) {
    return graph.steps().stream().map(Step::layer).toList();
  }

  /** Of a pixel's levels; so narrow that the largest of all channels fits. */
  static Scale input(NetworkInput input) {
    return Scale.signed(input.lowest(), input.highest());
  }

  /** Whether a step computes in eight bits. */
  boolean covers(Step step) {
    return !scales.isEmpty()
        && step.operation() instanceof Convolution convolution
        && convolution.groups() == 1;
  }

  /** The scale in which a step's output is given to those that compute in eight bits. */
  Optional<Scale> scale(int id) {
    return Optional.ofNullable(scales.get(id));
  }

  /** That of a step's output in memory, if nobody wants it but those that compute in eight bits. */
  Optional<Scale> kept(int id) {
    List<Step> takers = scales.isEmpty() ? List.of() : graph.takers(id);
    boolean kept = !takers.isEmpty() && takers.stream().allMatch(this::takesBytes);
    return kept ? Optional.of(scales.get(id)) : Optional.empty();
  }

  private boolean takesBytes(Step step) {
    return covers(step) || isLargest(step.operation());
  }

  /** Whether it gives some of its input's numbers, as they are. */
  static boolean isLargest(Operation operation) {
    return operation instanceof Pooling pooling && pooling.kind() == Pooling.Kind.MAX;
  }
}
