package dev.beagle.engine.onednn.emitter;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_SCALES;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.beagle.engine.onednn.program.Encoding;
import dev.beagle.engine.onednn.program.Int8Weights;
import dev.beagle.engine.onednn.program.ProgramBuilder;
import dev.beagle.engine.onednn.program.Tensor;
import dev.beagle.engine.onednn.program.WeightsLayout;
import dev.beagle.engine.onednn.program.WeightsMemory;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.Step;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/**
 * Emits a convolution of 8-bit integers. Its post-ops are computed in float32: {@code
 * activation(sum * source's factor * weights' factor + bias + other * other's factor) / target's
 * factor}.
 */
final class Int8ConvolutionEmitter {
  /** Mask of a factor for each output channel, which is the weights' first dimension. */
  private static final int EACH_OUTPUT = 1;

  private final ProgramBuilder program;
  private final Step step;
  private final Convolution convolution;
  private final WeightsLayout layout;
  private final Tensor source;
  private final post_ops operations = new post_ops();
  private final primitive_attr attributes = new primitive_attr();
  private final Map<Integer, Tensor> arguments = new HashMap<>();

  Int8ConvolutionEmitter(ProgramBuilder program, Step step, Convolution convolution) {
    this.program = program;
    this.step = step;
    this.convolution = convolution;
    this.layout =
        new WeightsLayout(
            convolution.window(),
            1,
            program.shape(step.input()).channels(),
            step.output().channels());
    this.source = program.quantized(step.input());
  }

  /**
   * Adds the command, and those that quantize its inputs.
   *
   * @return the output
   */
  Tensor emit() {
    Encoding encoding =
        program.quantization().storedEncoding(step.id()).orElse(new Encoding(data_type.f32, 1));
    Tensor target = target(encoding);
    Eltwise.append(convolution.postOps(), operations);
    attributes.set_post_ops(operations);
    program.scale(attributes, arguments, DNNL_ARG_SRC, source.factor());
    program.scale(attributes, arguments, DNNL_ARG_DST, encoding.factor());
    attributes.set_scales_mask(DNNL_ARG_WEIGHTS, EACH_OUTPUT);
    convolution_forward.primitive_desc description =
        layout.convolution(
            program.cpu(), source.layout(), data_type.s8, target.layout(), attributes);
    arguments.put(DNNL_ARG_SRC, source);
    arguments.put(DNNL_ARG_DST, target);
    putWeights(description);
    program.add(new convolution_forward(description), arguments);
    return target;
  }

  private void putWeights(convolution_forward.primitive_desc description) {
    WeightsMemory memory = program.weights();
    Int8Weights weights = memory.int8(convolution.weights());
    arguments.put(
        DNNL_ARG_WEIGHTS,
        memory.get(weights.values(), layout.plain(data_type.s8), description.weights_desc()));
    arguments.put(
        DNNL_ARG_ATTR_SCALES | DNNL_ARG_WEIGHTS,
        memory.get(weights.factors(), layout.bias(), layout.bias()));
    arguments.put(
        DNNL_ARG_BIAS,
        memory.get(convolution.weights().bias(), layout.bias(), description.bias_desc()));
  }

  /** The output. A sum is added to the other input, in its place or in a copy of it. */
  private Tensor target(Encoding encoding) {
    Tensor fresh = program.tensor(step.output(), encoding);
    if (!convolution.postOps().adds()) {
      return fresh;
    }
    int id = step.inputs().get(1);
    Tensor other = fresh.isInt8() ? program.quantized(id) : program.dequantized(id);
    memory.desc wanted =
        program.layout(step.output(), other.layout().get_data_type(), format_tag.acdb);
    Tensor sum = program.overwritable(step, other, wanted);
    if (other.isInt8()) {
      operations.append_sum(other.factor(), 0, other.layout().get_data_type());
    } else {
      operations.append_sum();
    }
    return sum.overwritten(fresh.layout(), encoding.factor());
  }
}
