package dev.beagle.engine.onednn.program;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_SCALES;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import dev.beagle.network.Graph;
import dev.beagle.network.Shape;
import dev.beagle.network.Step;
import dev.beagle.network.UseCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;

/** A program for one batch size while it is compiled: its tensors and commands so far. */
public final class ProgramBuilder {
  private final CompilerContext context;
  private final Graph graph;
  private final int batch;
  private final Map<Integer, Tensor> tensors = new HashMap<>();
  private final Map<Integer, Tensor> dequantized = new HashMap<>();
  private final Map<Integer, Tensor> quantized = new HashMap<>();
  private final Map<Integer, Long> usesLeft;
  private final Map<Integer, Tensor> results = new HashMap<>();
  private final List<Command> commands = new ArrayList<>();

  public ProgramBuilder(CompilerContext context, int batch) {
    this.context = context;
    this.graph = context.graph();
    this.batch = batch;
    this.usesLeft = UseCounts.of(graph);
  }

  public void setInput(Tensor input) {
    tensors.put(Graph.INPUT, input);
  }

  /** Records a step's output, once the step's commands have been added. */
  public void setOutput(Step step, Tensor output) {
    tensors.put(step.id(), output);
    results.put(commands.size() - 1, output);
    step.inputs().forEach(id -> usesLeft.merge(id, -1L, Long::sum));
  }

  public List<Command> commands() {
    return commands;
  }

  /** The outputs of steps, by the index of the command after which they are complete. */
  public Map<Integer, Tensor> results() {
    return results;
  }

  public engine cpu() {
    return context.cpu();
  }

  public WeightsMemory weights() {
    return context.weights();
  }

  public Precision precision() {
    return context.precision();
  }

  public Quantization quantization() {
    return context.quantization();
  }

  /** A step's output as it is in memory. */
  public Tensor stored(int id) {
    return Objects.requireNonNull(tensors.get(id), () -> "no step " + id);
  }

  /** A step's output, in a number type that is not quantized. */
  public Tensor dequantized(int id) {
    Tensor tensor = stored(id);
    return tensor.isInt8() ? dequantized.computeIfAbsent(id, key -> dequantize(tensor)) : tensor;
  }

  private Tensor dequantize(Tensor tensor) {
    memory.desc wanted =
        new memory.desc(tensor.layout().get_dims(), precision().type(), format_tag.acdb);
    return copy(tensor, wanted, 1);
  }

  /** A step's output in 8 bits, channels last. */
  public Tensor quantized(int id) {
    Tensor tensor = stored(id);
    return tensor.isInt8() ? tensor : quantized.computeIfAbsent(id, key -> quantize(id, tensor));
  }

  private Tensor quantize(int id, Tensor tensor) {
    Encoding encoding = quantization().encoding(id).orElseThrow();
    return copy(tensor, layout(shape(id), encoding.type(), format_tag.acdb), encoding.factor());
  }

  /** A new tensor, channels last. */
  public Tensor tensor(Shape shape, Encoding encoding) {
    return new Tensor(layout(shape, encoding.type(), format_tag.acdb), encoding.factor());
  }

  public Shape shape(int id) {
    return id == Graph.INPUT ? graph.input() : graph.shape(id);
  }

  /** A step's second input in a layout, or a copy if other steps are still to read it. */
  public Tensor overwritable(Step step, Tensor other, memory.desc wanted) {
    int id = step.inputs().get(1);
    boolean free = isLastUse(id) && id != step.input() && other.layout().equals(wanted);
    return free ? other : copy(other, wanted);
  }

  private boolean isLastUse(int id) {
    return id != Graph.INPUT && usesLeft.getOrDefault(id, 0L) == 1;
  }

  /** The number type of a step's output. Logits are in float32: softmax enlarges differences. */
  public data_type outputType(Step step) {
    return graph.feedsSoftmaxOnly(step.id()) ? data_type.f32 : precision().type();
  }

  /** The dimensions of a batch. */
  public long[] dims(Shape shape) {
    return shape.dims(batch);
  }

  public memory.desc layout(Shape shape, data_type type, format_tag tag) {
    return new memory.desc(dims(shape), type, tag);
  }

  /** A layout that the primitive chooses. */
  public memory.desc anyLayout(Shape shape, data_type type) {
    return layout(shape, type, format_tag.any);
  }

  /** The values in another layout: the tensor itself or a copy. */
  public Tensor as(Tensor tensor, memory.desc layout) {
    return tensor.layout().equals(layout) ? tensor : copy(tensor, layout);
  }

  /** A second tensor with the same numbers. */
  public Tensor copy(Tensor tensor, memory.desc layout) {
    return copy(tensor, layout, tensor.factor());
  }

  /** A second tensor with the same values. */
  public Tensor copy(Tensor tensor, memory.desc layout, float factor) {
    primitive_attr attributes = new primitive_attr();
    Tensor target = new Tensor(layout, factor);
    Map<Integer, Tensor> arguments =
        new HashMap<>(Map.of(DNNL_ARG_SRC, tensor, DNNL_ARG_DST, target));
    if (tensor.factor() != factor) {
      scale(attributes, arguments, DNNL_ARG_SRC, tensor.factor());
      scale(attributes, arguments, DNNL_ARG_DST, factor);
    }
    reorder.primitive_desc description =
        new reorder.primitive_desc(cpu(), tensor.layout(), cpu(), layout, attributes, false);
    add(new reorder(description), arguments);
    return target;
  }

  /** Sets the factor of an argument's values. */
  public void scale(
      primitive_attr attributes, Map<Integer, Tensor> arguments, int argument, float factor) {
    if (factor != 1) {
      attributes.set_scales_mask(argument, 0);
      arguments.put(DNNL_ARG_ATTR_SCALES | argument, weights().get(factor));
    }
  }

  /** Adds a function of two tensors, value by value, in the first one's layout. */
  public Tensor binary(int algorithm, Tensor first, Tensor second) {
    binary.primitive_desc description =
        new binary.primitive_desc(
            cpu(),
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

  /** Adds a primitive with one input; returns its output. */
  public Tensor add(primitive work, Tensor source, memory.desc layout) {
    Tensor target = new Tensor(layout);
    add(work, Map.of(DNNL_ARG_SRC, source, DNNL_ARG_DST, target));
    return target;
  }

  /** Adds a primitive; its arguments go by oneDNN's {@code DNNL_ARG_*}. */
  public void add(primitive work, Map<Integer, Tensor> arguments) {
    commands.add(new Command(context.objects().own(work), arguments));
  }
}
