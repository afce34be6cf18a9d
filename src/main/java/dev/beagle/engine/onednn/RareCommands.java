package dev.beagle.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_div;
import static org.bytedeco.dnnl.global.dnnl.dnnl_deconvolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lrn_across_channels;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reduction_norm_lp_max;

import dev.beagle.network.Operation;
import dev.beagle.network.Operation.Deconvolution;
import dev.beagle.network.Operation.L2Normalize;
import dev.beagle.network.Operation.Lrn;
import dev.beagle.network.Operation.PRelu;
import dev.beagle.network.Shape;
import dev.beagle.network.SlidingWindow;
import dev.beagle.network.Step;
import java.util.Map;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.lrn_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.prelu_forward;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reduction;

/** The operations that few networks have, each as one or two primitives, unfused. */
final class RareCommands {
  private final ProgramBuilder program;
  private final Step step;
  private final Tensor source;

  RareCommands(ProgramBuilder program, Step step) {
    this.program = program;
    this.step = step;
    this.source = program.real(step.input());
  }

  /**
   * Adds the commands for the step.
   *
   * @return the output
   */
  Tensor emit() {
    Operation operation = step.operation();
    if (operation instanceof Deconvolution deconvolution) {
      return deconvolution(deconvolution);
    }
    if (operation instanceof PRelu slope) {
      return learntSlope(slope);
    }
    if (operation instanceof Lrn norm) {
      return responseNorm(norm);
    }
    if (operation instanceof L2Normalize length) {
      return unitLength(length);
    }
    throw new IllegalStateException("A graph that was not fused has " + operation);
  }

  private Tensor deconvolution(Deconvolution deconvolution) {
    WeightsLayout weights =
        new WeightsLayout(
            deconvolution.window(),
            deconvolution.groups(),
            program.shape(step.input()).channels(),
            step.output().channels());
    SlidingWindow window = deconvolution.window();
    data_type type = program.precision().type();
    deconvolution_forward.primitive_desc description =
        new deconvolution_forward.primitive_desc(
            program.cpu(),
            dnnl_forward_inference,
            dnnl_deconvolution_direct,
            program.anyLayout(program.shape(step.input()), type),
            weights.any(type),
            weights.bias(),
            program.anyLayout(step.output(), program.outputType(step)),
            window.stride().dims(),
            weights.dilation(),
            window.before().dims(),
            window.after().dims(),
            new primitive_attr(),
            false);
    Tensor target = new Tensor(description.dst_desc());
    program.add(
        new deconvolution_forward(description),
        Map.of(
            DNNL_ARG_SRC,
            program.as(source, description.src_desc()),
            DNNL_ARG_WEIGHTS,
            program
                .weights()
                .get(deconvolution.weights().values(), weights.plain(), description.weights_desc()),
            DNNL_ARG_BIAS,
            program
                .weights()
                .get(deconvolution.weights().bias(), weights.bias(), description.bias_desc()),
            DNNL_ARG_DST,
            target));
    return target;
  }

  private Tensor learntSlope(PRelu slope) {
    Shape shape = slope.shape();
    long[] dims = {1, shape.channels(), shape.height(), shape.width()};
    memory.desc plain = new memory.desc(dims, data_type.f32, format_tag.abcd);
    prelu_forward.primitive_desc description =
        new prelu_forward.primitive_desc(
            program.cpu(),
            dnnl_forward_inference,
            source.layout(),
            new memory.desc(dims, data_type.f32, format_tag.any),
            source.layout(),
            new primitive_attr(),
            false);
    Tensor target = new Tensor(source.layout());
    Tensor slopes =
        program.weights().get(slope.slopes().values(), plain, description.weights_desc());
    program.add(
        new prelu_forward(description),
        Map.of(DNNL_ARG_SRC, source, DNNL_ARG_WEIGHTS, slopes, DNNL_ARG_DST, target));
    return target;
  }

  private Tensor responseNorm(Lrn norm) {
    lrn_forward.primitive_desc description =
        new lrn_forward.primitive_desc(
            program.cpu(),
            dnnl_forward_inference,
            dnnl_lrn_across_channels,
            source.layout(),
            source.layout(),
            norm.neighbours(),
            norm.factor() * norm.neighbours(), // oneDNN takes their mean, not their sum.
            norm.exponent(),
            norm.base(),
            new primitive_attr(),
            false);
    return program.add(new lrn_forward(description), source, source.layout());
  }

  private Tensor unitLength(L2Normalize unit) {
    memory.desc one =
        program.layout(Shape.flat(1), source.layout().get_data_type(), format_tag.abcd);
    reduction.primitive_desc norm =
        new reduction.primitive_desc(
            program.cpu(),
            dnnl_reduction_norm_lp_max,
            source.layout(),
            one,
            2,
            unit.least() * unit.least(), // oneDNN holds it against the square.
            new primitive_attr(),
            false);
    Tensor length = program.add(new reduction(norm), source, one);
    return program.binary(dnnl_binary_div, source, length);
  }
}
