package dev.beagle.benchmark.engine;

import dev.beagle.network.Activation;
import dev.beagle.network.Graph;
import dev.beagle.network.HeightWidth;
import dev.beagle.network.Operation;
import dev.beagle.network.Operation.Concatenation;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.Operation.Elementwise;
import dev.beagle.network.Operation.Pooling;
import dev.beagle.network.Operation.Softmax;
import dev.beagle.network.Operation.Sum;
import dev.beagle.network.PostOps;
import dev.beagle.network.Shape;
import dev.beagle.network.SlidingWindow;
import dev.beagle.network.Step;
import dev.beagle.network.UnsupportedLayerException;
import dev.beagle.network.Weights;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;

/**
 * Writes a graph as an ONNX file for another runtime: the same steps with the same weights. The
 * input is {@code image}, [n, channels, height, width] in float32, and the output {@code
 * probabilities}, [n, classes], for any n.
 */
public final class OnnxFile {
  public static final String INPUT = "image";
  public static final String OUTPUT = "probabilities";

  /** Of the operators; the file's own version goes with it. */
  private static final int OPERATORS = 13;

  private static final int FORMAT = 7;

  private final Graph network;
  private final OnnxNodes nodes = new OnnxNodes();
  private final Optional<OnnxBytes> bytes;

  private OnnxFile(Graph network, Optional<Map<Integer, Extremes>> extremes) {
    this.network = network;
    this.bytes = extremes.map(each -> new OnnxBytes(nodes, each));
  }

  /** The range of a step's values. */
  public record Extremes(float lowest, float highest) {}

  /**
   * Writes a file.
   *
   * @param network a fused graph
   * @throws UnsupportedLayerException for a step that ONNX files are not written with here
   */
  public static void write(Graph network, Path file) throws IOException {
    write(new OnnxFile(network, Optional.empty()), file);
  }

  /**
   * Writes a file in int8, as ONNX Runtime's own tool does by default: a pair of {@code
   * QuantizeLinear} and {@code DequantizeLinear} between operators, which the runtime fuses.
   *
   * @param extremes of each step's output, by its id, and of the image
   */
  public static void write(Graph network, Map<Integer, Extremes> extremes, Path file)
      throws IOException {
    write(new OnnxFile(network, Optional.of(extremes)), file);
  }

  private static void write(OnnxFile from, Path file) throws IOException {
    ModelProto model = from.model();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      model.writeTo(out);
    }
  }

  private ModelProto model() {
    bytes.ifPresent(each -> each.round(INPUT, Graph.INPUT));
    for (Step step : network.steps()) {
      add(step);
      if (isRounded(step.id())) {
        bytes.ifPresent(each -> each.round(name(step.id()), step.id()));
      }
    }
    nodes.add("Flatten", List.of(name(network.last().id())), OUTPUT).set("axis", 1);
    Shape image = network.input();
    GraphProto graph =
        nodes
            .graph()
            .setName("beagle")
            .addInput(OnnxNodes.value(INPUT, image.channels(), image.height(), image.width()))
            .addOutput(OnnxNodes.value(OUTPUT, network.classes()))
            .build();
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
        .setGraph(graph)
        .build();
  }

  private void add(Step step) {
    List<String> inputs = step.inputs().stream().map(this::taken).toList();
    String output = name(step.id());
    Operation operation = step.operation();
    if (operation instanceof Convolution convolution) {
      convolution(step, convolution);
    } else if (operation instanceof Pooling pooling) {
      pooling(pooling, inputs, output);
    } else if (operation instanceof Elementwise elementwise) {
      apply(step, elementwise.activation(), inputs.get(0), output);
    } else if (operation instanceof Sum) {
      nodes.add("Add", inputs, output);
    } else if (operation instanceof Concatenation) {
      nodes.add("Concat", inputs, output).set("axis", 1);
    } else if (operation instanceof Softmax) {
      nodes.add("Softmax", inputs, output).set("axis", 1);
    } else {
      throw unwritten(step);
    }
  }

  /** The convolution, then the sum with the other input, then the function. */
  private void convolution(Step step, Convolution convolution) {
    PostOps postOps = convolution.postOps();
    String output = name(step.id());
    String summed = postOps.activation().isPresent() ? output + "_sum" : output;
    String plain = postOps.adds() ? output + "_plain" : summed;
    if (isDense(step, convolution)) {
      dense(step.input(), plain, convolution.weights());
    } else {
      convolution(step, convolution, plain);
    }
    if (postOps.adds()) {
      int other = step.inputs().get(1);
      String rounded = bytes.map(each -> each.roundPart(plain, step.id(), other)).orElse(plain);
      nodes.add("Add", List.of(rounded, taken(other)), summed);
    }
    postOps.activation().ifPresent(activation -> apply(step, activation, summed, output));
  }

  private boolean isDense(Step step, Convolution convolution) {
    SlidingWindow window = convolution.window();
    boolean whole = step.output().isFlat() && window.places(input(step)).equals(HeightWidth.ONE);
    boolean padded = !window.before().plus(window.after()).equals(HeightWidth.NONE);
    return whole && !padded && convolution.groups() == 1;
  }

  /** A matrix product, which is faster than a convolution for more than one image. */
  private void dense(int input, String output, Weights weights) {
    long outputs = weights.outputs();
    List<String> names = weights(weights, input, outputs, weights.values().length / outputs);
    nodes.add("Flatten", List.of(taken(input)), output + "_flat").set("axis", 1);
    String flat = bytes.map(each -> each.round(output + "_flat", input)).orElse(output + "_flat");
    nodes.add("Gemm", List.of(flat, names.get(0), names.get(1)), output).set("transB", 1);
  }

  /** The names of the values and of the bias. */
  private List<String> weights(Weights weights, int input, long... dimensions) {
    return bytes.isPresent()
        ? bytes.get().weights(weights, input, dimensions)
        : List.of(
            nodes.weights(weights.values(), dimensions),
            nodes.weights(weights.bias(), weights.outputs()));
  }

  private void convolution(Step step, Convolution convolution, String output) {
    SlidingWindow window = convolution.window();
    Weights weights = convolution.weights();
    long inputs = input(step).channels() / convolution.groups();
    List<String> names =
        weights(
            weights,
            step.input(),
            weights.outputs(),
            inputs,
            window.kernel().height(),
            window.kernel().width());
    nodes
        .add("Conv", List.of(taken(step.input()), names.get(0), names.get(1)), output)
        .set("group", convolution.groups())
        .set("dilations", window.dilation().dims())
        .setWindow(window);
  }

  private Shape input(Step step) {
    return step.input() == Graph.INPUT ? network.input() : network.shape(step.input());
  }

  private void pooling(Pooling pooling, List<String> inputs, String output) {
    SlidingWindow window = pooling.window();
    if (pooling.kind() == Pooling.Kind.MAX) {
      nodes
          .add("MaxPool", inputs, output)
          .set("dilations", window.dilation().dims())
          .setWindow(window);
      return;
    }
    boolean withPadding = pooling.kind() == Pooling.Kind.MEAN_WITH_PADDING;
    nodes
        .add("AveragePool", inputs, output)
        .set("count_include_pad", withPadding ? 1 : 0)
        .setWindow(window);
  }

  private void apply(Step step, Activation activation, String input, String output) {
    if (activation.function() != Activation.Function.RELU || activation.alpha() != 0) {
      throw unwritten(step);
    }
    nodes.add("Relu", List.of(input), output);
  }

  private static UnsupportedLayerException unwritten(Step step) {
    return new UnsupportedLayerException(
        step.layer(), "the benchmark does not write it to ONNX files");
  }

  /** The name of a step's output for other steps. */
  private String taken(int id) {
    return bytes.isPresent() && isRounded(id) ? OnnxBytes.rounded(name(id)) : name(id);
  }

  private boolean isRounded(int id) {
    return !network.feedsSoftmaxOnly(id) && id != network.last().id();
  }

  private static String name(int id) {
    return id == Graph.INPUT ? INPUT : "step" + id;
  }
}
