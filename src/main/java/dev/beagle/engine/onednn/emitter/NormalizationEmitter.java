package dev.beagle.engine.onednn.emitter;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_div;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lrn_across_channels;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reduction_norm_lp_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_accurate;

import dev.beagle.engine.onednn.program.ProgramBuilder;
import dev.beagle.engine.onednn.program.Tensor;
import dev.beagle.network.Operation.L2Normalize;
import dev.beagle.network.Operation.Lrn;
import dev.beagle.network.Shape;
import dev.beagle.network.Step;
import org.bytedeco.dnnl.lrn_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reduction;
import org.bytedeco.dnnl.softmax_forward;

/** Emits the operations that divide values by a norm or a sum of several. */
final class NormalizationEmitter {
  private static final int CHANNELS = 1; // The axis.

  private final ProgramBuilder program;
  private final Step step;
  private final Tensor source;

  NormalizationEmitter(ProgramBuilder program, Step step) {
    this.program = program;
    this.step = step;
    this.source = program.dequantized(step.input());
  }

  Tensor lrn(Lrn lrn) {
    lrn_forward.primitive_desc description =
        new lrn_forward.primitive_desc(
            program.cpu(),
            dnnl_forward_inference,
            dnnl_lrn_across_channels,
            source.layout(),
            source.layout(),
            lrn.neighbours(),
            lrn.factor() * lrn.neighbours(), // oneDNN takes their mean, not their sum.
            lrn.exponent(),
            lrn.base(),
            new primitive_attr(),
            false);
    return program.add(new lrn_forward(description), source, source.layout());
  }

  Tensor l2Normalize(L2Normalize normalize) {
    memory.desc one =
        program.layout(Shape.flat(1), source.layout().get_data_type(), format_tag.abcd);
    reduction.primitive_desc norm =
        new reduction.primitive_desc(
            program.cpu(),
            dnnl_reduction_norm_lp_max,
            source.layout(),
            one,
            2,
            normalize.least() * normalize.least(), // oneDNN compares it with the square.
            new primitive_attr(),
            false);
    Tensor length = program.add(new reduction(norm), source, one);
    return program.binary(dnnl_binary_div, source, length);
  }

  Tensor softmax() {
    memory.desc layout = program.layout(step.output(), data_type.f32, format_tag.abcd);
    softmax_forward.primitive_desc description =
        new softmax_forward.primitive_desc(
            program.cpu(),
            dnnl_forward_inference,
            dnnl_softmax_accurate,
            layout,
            layout,
            CHANNELS,
            new primitive_attr(),
            false);
    return program.add(new softmax_forward(description), program.as(source, layout), layout);
  }
}
