package dev.beagle.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_SCALES;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import dev.beagle.network.Graph;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.Shape;
import dev.beagle.network.Step;
import dev.beagle.network.UnsupportedLayerException;
import dev.beagle.network.UseCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;

/** From a graph to the commands for one batch size. */
final class ProgramBuilder {
  private final engine cpu;
  private final NativeObjects objects;
  private final WeightsMemory weights;
  private final Graph graph;
  private final Precision precision;
  private final Quantization quantization;
  private final int batch;
  private final int threads;
  private final Map<Integer, Tensor> tensors = new HashMap<>();
  private final Map<Integer, Tensor> reals = new HashMap<>();
  private final Map<Integer, Tensor> packed = new HashMap<>();
  private final Map<Integer, Long> uses;
  private final Map<Integer, Tensor> results = new HashMap<>();
  private final List<Command> commands = new ArrayList<>();

  ProgramBuilder(
      engine cpu,
      NativeObjects objects,
      WeightsMemory weights,
      Graph graph,
      Precision precision,
      Quantization quantization,
      int batch,
      int threads) {
    this.cpu = cpu;
    this.objects = objects;
    this.weights = weights;
    this.graph = graph;
    this.precision = precision;
    this.quantization = quantization;
    this.batch = batch;
    this.threads = threads;
    this.uses = UseCounts.of(graph);
  }

  /**
   * The program, not yet bound.
   *
   * @throws UnsupportedLayerException for a step that oneDNN has no primitive for
   */
  Program build() {
    Threads.set(threads);
    Scale scale = quantization.scale(Graph.INPUT).orElse(new Scale(precision.type(), 1));
    Tensor input = tensor(graph.input(), scale);
    tensors.put(Graph.INPUT, input);
    for (Step step : graph.steps()) {
      try {
        tensors.put(step.id(), emit(step));
      } catch (RuntimeException e) {
        throw new UnsupportedLayerException(
            step.layer(), "oneDNN does not run it: " + e.getMessage());
      }
      results.put(commands.size() - 1, tensors.get(step.id()));
      step.inputs().forEach(id -> uses.merge(id, -1L, Long::sum));
    }
    Tensor last = real(graph.last().id());
    Tensor output = as(last, layout(graph.last().output(), data_type.f32, format_tag.abcd));
    return new Program(batch, threads, commands, input, output, results);
  }

  private Tensor emit(Step step) {
    if (quantization.covers(step)) {
      return new ByteConvolutionCommand(this, step).emit();
    }
    if (step.operation() instanceof Convolution convolution) {
      return new ConvolutionCommand(this, step, convolution).emit();
    }
    return new SimpleCommands(this, step).emit();
  }

  engine cpu() {
    return cpu;
  }

  WeightsMemory weights() {
    return weights;
  }

  Precision precision() {
    return precision;
  }

  Quantization quantization() {
    return quantization;
  }

  /** A step's output as it is in memory. */
  Tensor tensor(int id) {
    return tensors.get(id);
  }

  /** A step's output in numbers that stand for themselves. */
  Tensor real(int id) {
    Tensor tensor = tensors.get(id);
    return tensor.isBytes() ? reals.computeIfAbsent(id, key -> unpacked(tensor)) : tensor;
  }

  private Tensor unpacked(Tensor tensor) {
    memory.desc wanted =
        new memory.desc(tensor.layout().get_dims(), precision.type(), format_tag.acdb);
    return copy(tensor, wanted, 1);
  }

  /** A step's output in eight bits, channels last. */
  Tensor bytes(int id) {
    Tensor tensor = tensors.get(id);
    return tensor.isBytes() ? tensor : packed.computeIfAbsent(id, key -> packed(id, tensor));
  }

  private Tensor packed(int id, Tensor tensor) {
    Scale scale = quantization.scale(id).orElseThrow();
    return copy(tensor, layout(shape(id), scale.type(), format_tag.acdb), scale.factor());
  }

  /** Room for values, channels last. */
  Tensor tensor(Shape shape, Scale scale) {
    return new Tensor(layout(shape, scale.type(), format_tag.acdb), scale.factor());
  }

  Shape shape(int id) {
    return id == Graph.INPUT ? graph.input() : graph.shape(id);
  }

  /** A step's second input in a layout, where the step may write; a copy if others want it yet. */
  Tensor overwritable(Step step, Tensor other, memory.desc wanted) {
    int id = step.inputs().get(1);
    boolean free = isLastUse(id) && id != step.input() && other.layout().equals(wanted);
    return free ? other : copy(other, wanted);
  }

  private boolean isLastUse(int id) {
    return id != Graph.INPUT && uses.get(id) == 1;
  }

  /** Logits stay in float32, for a softmax makes much of small differences. */
  data_type outputType(Step step) {
    return graph.feedsSoftmaxOnly(step.id()) ? data_type.f32 : precision.type();
  }

  /** The dimensions of a batch. */
  long[] dims(Shape shape) {
    return shape.dims(batch);
  }

  memory.desc layout(Shape shape, data_type type, format_tag tag) {
    return new memory.desc(dims(shape), type, tag);
  }

  /** Whatever layout the primitive likes. */
  memory.desc anyLayout(Shape shape, data_type type) {
    return layout(shape, type, format_tag.any);
  }

  /** The values in another layout, brought there if need be. */
  Tensor as(Tensor tensor, memory.desc layout) {
    return tensor.layout().equals(layout) ? tensor : copy(tensor, layout);
  }

  /** A second tensor with the same numbers. */
  Tensor copy(Tensor tensor, memory.desc layout) {
    return copy(tensor, layout, tensor.factor());
  }

  /** A second tensor with the same values. */
  Tensor copy(Tensor tensor, memory.desc layout, float factor) {
    primitive_attr attributes = new primitive_attr();
    Tensor target = new Tensor(layout, factor);
    Map<Integer, Tensor> arguments =
        new HashMap<>(Map.of(DNNL_ARG_SRC, tensor, DNNL_ARG_DST, target));
    if (tensor.factor() != factor) {
      scale(attributes, arguments, DNNL_ARG_SRC, tensor.factor());
      scale(attributes, arguments, DNNL_ARG_DST, factor);
    }
    reorder.primitive_desc description =
        new reorder.primitive_desc(cpu, tensor.layout(), cpu, layout, attributes, false);
    add(new reorder(description), arguments);
    return target;
  }

  /** Says what the numbers of an argument are to be multiplied by. */
  void scale(
      primitive_attr attributes, Map<Integer, Tensor> arguments, int argument, float factor) {
    if (factor != 1) {
      attributes.set_scales_mask(argument, 0);
      arguments.put(DNNL_ARG_ATTR_SCALES | argument, weights.get(factor));
    }
  }

  /** Two tensors, value by value, in the first one's layout. */
  Tensor binary(int algorithm, Tensor first, Tensor second) {
    binary.primitive_desc description =
        new binary.primitive_desc(
            cpu,
            algorithm,
            first.layout(),
            second.layout(),
            first.layout(),
            new primitive_attr(),
            false);
    Tensor target = new Tensor(first.layout());
    add(
        new binary(description),
        Map.of(DNNL_ARG_SRC, first, DNNL_ARG_SRC_1, second, DNNL_ARG_DST, target));
    return target;
  }

  /** Work with one input; returns its output. */
  Tensor add(primitive work, Tensor source, memory.desc layout) {
    Tensor target = new Tensor(layout);
    add(work, Map.of(DNNL_ARG_SRC, source, DNNL_ARG_DST, target));
    return target;
  }

  void add(primitive work, Map<Integer, Tensor> arguments) {
    commands.add(new Command(objects.own(work), arguments));
  }
}
