package dev.beagle.engine.onednn.program;

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
import java.util.function.IntFunction;

/**
 * Selects the steps that run in 8-bit integers and holds the encodings of their values.
 * Convolutions run in int8, since they take most of the time, except grouped ones, which sum too
 * few products to gain by it. Values from one such step to the next stay in 8 bits, through a max
 * pooling too.
 */
public final class Quantization {
  /** No step computes in 8 bits. */
  public static final Quantization NONE = new Quantization(id -> List.of(), Map.of());

  private final IntFunction<List<Step>> consumers;
  private final Map<Integer, Encoding> encodings;

  private Quantization(IntFunction<List<Step>> consumers, Map<Integer, Encoding> encodings) {
    this.consumers = consumers;
    this.encodings = encodings;
  }

  /**
   * The quantization of a calibrated network.
   *
   * @throws UnfitCalibrationException if the calibration belongs to another network
   */
  public static Quantization of(Graph graph, NetworkInput input, Calibration calibration) {
    Map<Integer, Encoding> encodings = new HashMap<>();
    encodings.put(Graph.INPUT, input(input));
    List<Step> steps = graph.steps();
    if (!layers(graph)
        .equals(calibration.ranges().stream().map(Calibration.Range::layer).toList())) {
      throw new UnfitCalibrationException();
    }
    for (int i = 0; i < steps.size(); i++) {
      Calibration.Range range = calibration.ranges().get(i);
      Encoding encoding =
          graph.isNeverNegative(steps.get(i).id())
              ? Encoding.unsigned(range.highest())
              : Encoding.signed(range.lowest(), range.highest());
      encodings.put(steps.get(i).id(), encoding);
    }
    return new Quantization(graph::consumers, encodings);
  }

  /** The steps' layers, in their order. */
  public static List<String> layers(Graph graph) {
    return graph.steps().stream().map(Step::layer).toList();
  }

  /** The encoding of a pixel's values, the same for all channels. */
  public static Encoding input(NetworkInput input) {
    return Encoding.signed(input.lowest(), input.highest());
  }

  /** Whether a step computes in 8 bits. */
  public boolean covers(Step step) {
    return !encodings.isEmpty()
        && step.operation() instanceof Convolution convolution
        && convolution.groups() == 1;
  }

  /** The encoding of a step's output for steps that compute in 8 bits. */
  public Optional<Encoding> encoding(int id) {
    return Optional.ofNullable(encodings.get(id));
  }

  /** The encoding of a step's output in memory, if all of its consumers compute in 8 bits. */
  public Optional<Encoding> storedEncoding(int id) {
    List<Step> stepsAfter = consumers.apply(id);
    boolean stored = !stepsAfter.isEmpty() && stepsAfter.stream().allMatch(this::takesInt8);
    return stored ? encoding(id) : Optional.empty();
  }

  private boolean takesInt8(Step step) {
    return covers(step) || isMaxPooling(step.operation());
  }

  /** Whether an operation gives some of its input's values, unchanged. */
  public static boolean isMaxPooling(Operation operation) {
    return operation instanceof Pooling pooling && pooling.kind() == Pooling.Kind.MAX;
  }
}
