package dev.beagle.engine.onednn.emitter;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import dev.beagle.engine.onednn.program.ProgramBuilder;
import dev.beagle.engine.onednn.program.Quantization;
import dev.beagle.engine.onednn.program.Tensor;
import dev.beagle.network.Operation.Pooling;
import dev.beagle.network.SlidingWindow;
import dev.beagle.network.Step;
import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.primitive_attr;

/** Emits a pooling. Max pooling works on quantized values directly. */
final class PoolingEmitter {
  private final ProgramBuilder program;
  private final Step step;
  private final Pooling pooling;
  private final Tensor source;

  PoolingEmitter(ProgramBuilder program, Step step, Pooling pooling) {
    this.program = program;
    this.step = step;
    this.pooling = pooling;
    this.source =
        Quantization.isMaxPooling(pooling)
            ? program.stored(step.input())
            : program.dequantized(step.input());
  }

  /** Adds the command; returns the output. */
  Tensor emit() {
    SlidingWindow window = pooling.window();
    memory.desc anyLayout = program.anyLayout(step.output(), source.layout().get_data_type());
    pooling_forward.primitive_desc description =
        new pooling_forward.primitive_desc(
            program.cpu(),
            dnnl_forward_inference,
            algorithm(),
            source.layout(),
            anyLayout,
            window.stride().dims(),
            window.kernel().dims(),
            new long[] {window.dilation().height() - 1, window.dilation().width() - 1},
            window.before().dims(),
            window.after().dims(),
            new primitive_attr(),
            false);
    Tensor target = new Tensor(description.dst_desc(), source.factor());
    program.add(
        new pooling_forward(description), Map.of(DNNL_ARG_SRC, source, DNNL_ARG_DST, target));
    return target;
  }

  private int algorithm() {
    return switch (pooling.kind()) {
      case MAX -> dnnl_pooling_max;
      case MEAN_WITH_PADDING -> dnnl_pooling_avg_include_padding;
      case MEAN_WITHOUT_PADDING -> dnnl_pooling_avg_exclude_padding;
    };
  }
}
