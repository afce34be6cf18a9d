package dev.beagle.engine.onednn.emitter;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.beagle.engine.onednn.program.ProgramBuilder;
import dev.beagle.engine.onednn.program.Tensor;
import dev.beagle.engine.onednn.program.WeightsLayout;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.Shape;
import dev.beagle.network.Step;
import dev.beagle.network.Weights;
import java.util.Map;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** Emits a convolution and its post-ops. */
final class ConvolutionEmitter {
  private final ProgramBuilder program;
  private final Step step;
  private final Convolution convolution;
  private final Shape input;
  private final WeightsLayout layout;

  ConvolutionEmitter(ProgramBuilder program, Step step, Convolution convolution) {
    this.program = program;
    this.step = step;
    this.convolution = convolution;
    this.input = program.shape(step.input());
    this.layout =
        new WeightsLayout(
            convolution.window(), convolution.groups(), input.channels(), step.output().channels());
  }

  /**
   * Adds the command, and those that bring its inputs into its layouts.
   *
   * @return the output
   */
  Tensor emit() {
    convolution_forward.primitive_desc description = describe();
    Tensor source = program.as(program.dequantized(step.input()), description.src_desc());
    Weights weights = convolution.weights();
    Tensor values =
        program.weights().get(weights.values(), layout.plain(), description.weights_desc());
    Tensor bias = program.weights().get(weights.bias(), layout.bias(), description.bias_desc());
    Tensor target = target(description.dst_desc());
    program.add(
        new convolution_forward(description),
        Map.of(
            DNNL_ARG_SRC, source,
            DNNL_ARG_WEIGHTS, values,
            DNNL_ARG_BIAS, bias,
            DNNL_ARG_DST, target));
    return target;
  }

  private convolution_forward.primitive_desc describe() {
    data_type type = program.precision().type();
    return layout.convolution(
        program.cpu(),
        program.anyLayout(input, type),
        type,
        program.anyLayout(step.output(), program.outputType(step)),
        attributes());
  }

  private primitive_attr attributes() {
    post_ops operations = new post_ops();
    if (convolution.postOps().adds()) {
      operations.append_sum();
    }
    Eltwise.append(convolution.postOps(), operations);
    primitive_attr attributes = new primitive_attr();
    attributes.set_post_ops(operations);
    return attributes;
  }

  /** The output. A sum is added to the other input, in its place or in a copy of it. */
  private Tensor target(memory.desc wanted) {
    if (!convolution.postOps().adds()) {
      return new Tensor(wanted);
    }
    int id = step.inputs().get(1);
    return program.overwritable(step, program.dequantized(id), wanted);
  }
}
