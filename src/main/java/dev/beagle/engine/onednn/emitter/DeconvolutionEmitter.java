package dev.beagle.engine.onednn.emitter;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_deconvolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import dev.beagle.engine.onednn.program.ProgramBuilder;
import dev.beagle.engine.onednn.program.Tensor;
import dev.beagle.engine.onednn.program.WeightsLayout;
import dev.beagle.network.Operation.Deconvolution;
import dev.beagle.network.Shape;
import dev.beagle.network.SlidingWindow;
import dev.beagle.network.Step;
import dev.beagle.network.Weights;
import java.util.Map;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.primitive_attr;

/** Emits a transposed convolution. */
final class DeconvolutionEmitter {
  private final ProgramBuilder program;
  private final Step step;
  private final Deconvolution deconvolution;
  private final Shape input;
  private final WeightsLayout layout;

  DeconvolutionEmitter(ProgramBuilder program, Step step, Deconvolution deconvolution) {
    this.program = program;
    this.step = step;
    this.deconvolution = deconvolution;
    this.input = program.shape(step.input());
    this.layout =
        new WeightsLayout(
            deconvolution.window(),
            deconvolution.groups(),
            input.channels(),
            step.output().channels());
  }

  /**
   * Adds the command, and those that bring its input into its layout.
   *
   * @return the output
   */
  Tensor emit() {
    Tensor stored = program.dequantized(step.input());
    deconvolution_forward.primitive_desc description = describe();
    Tensor target = new Tensor(description.dst_desc());
    Tensor source = program.as(stored, description.src_desc());
    Weights weights = deconvolution.weights();
    Tensor values =
        program.weights().get(weights.values(), layout.plain(), description.weights_desc());
    Tensor bias = program.weights().get(weights.bias(), layout.bias(), description.bias_desc());
    program.add(
        new deconvolution_forward(description),
        Map.of(
            DNNL_ARG_SRC, source,
            DNNL_ARG_WEIGHTS, values,
            DNNL_ARG_BIAS, bias,
            DNNL_ARG_DST, target));
    return target;
  }

  private deconvolution_forward.primitive_desc describe() {
    SlidingWindow window = deconvolution.window();
    data_type type = program.precision().type();
    return new deconvolution_forward.primitive_desc(
        program.cpu(),
        dnnl_forward_inference,
        dnnl_deconvolution_direct,
        program.anyLayout(input, type),
        layout.any(type),
        layout.bias(),
        program.anyLayout(step.output(), program.outputType(step)),
        window.stride().dims(),
        layout.dilation(),
        window.before().dims(),
        window.after().dims(),
        new primitive_attr(),
        false);
  }
}
