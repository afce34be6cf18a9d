package dev.beagle.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_sub;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_accurate;

import dev.beagle.network.Operation;
import dev.beagle.network.Operation.Activation;
import dev.beagle.network.Operation.Combination;
import dev.beagle.network.Operation.Concatenation;
import dev.beagle.network.Operation.Pooling;
import dev.beagle.network.Operation.Slice;
import dev.beagle.network.Operation.Softmax;
import dev.beagle.network.Operation.Sum;
import dev.beagle.network.SlidingWindow;
import dev.beagle.network.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.concat;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory_desc_vector;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.softmax_forward;

/** The operations without weights. */
final class SimpleCommands {
  private static final int CHANNELS = 1; // The axis.

  private final ProgramBuilder program;
  private final Step step;
  private final Tensor source;

  SimpleCommands(ProgramBuilder program, Step step) {
    this.program = program;
    this.step = step;
    this.source =
        Quantization.isLargest(step.operation())
            ? program.tensor(step.input())
            : program.real(step.input());
  }

  /**
   * Adds the command for the step.
   *
   * @return the output
   */
  Tensor emit() {
    Operation operation = step.operation();
    if (operation instanceof Pooling pooling) {
      return pooling(pooling);
    }
    if (operation instanceof Activation activation) {
      return application(activation);
    }
    if (operation instanceof Softmax) {
      return softmax();
    }
    if (operation instanceof Sum) {
      return binary(dnnl_binary_add);
    }
    if (operation instanceof Combination combination) {
      return binary(
          switch (combination.way()) {
            case DIFFERENCE -> dnnl_binary_sub;
            case PRODUCT -> dnnl_binary_mul;
            case MAX -> dnnl_binary_max;
          });
    }
    if (operation instanceof Concatenation) {
      return concatenation();
    }
    if (operation instanceof Slice slice) {
      return slice(slice);
    }
    return new RareCommands(program, step).emit();
  }

  private Tensor pooling(Pooling pooling) {
    int algorithm =
        switch (pooling.kind()) {
          case MAX -> dnnl_pooling_max;
          case MEAN_WITH_PADDING -> dnnl_pooling_avg_include_padding;
          case MEAN_WITHOUT_PADDING -> dnnl_pooling_avg_exclude_padding;
        };
    SlidingWindow window = pooling.window();
    pooling_forward.primitive_desc description =
        new pooling_forward.primitive_desc(
            program.cpu(),
            dnnl_forward_inference,
            algorithm,
            source.layout(),
            anyOutput(),
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

  private Tensor application(Activation activation) {
    eltwise_forward.primitive_desc description =
        new eltwise_forward.primitive_desc(
            program.cpu(),
            dnnl_forward_inference,
            Eltwise.algorithm(activation),
            source.layout(),
            source.layout(),
            activation.alpha(),
            activation.beta(),
            new primitive_attr(),
            false);
    return program.add(new eltwise_forward(description), source, source.layout());
  }

  private Tensor softmax() {
    memory.desc layout = program.layout(step.output(), data_type.f32, memory.format_tag.abcd);
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

  private Tensor binary(int algorithm) {
    return program.binary(algorithm, source, program.real(step.inputs().get(1)));
  }

  private Tensor concatenation() {
    List<Tensor> sources = step.inputs().stream().map(program::real).toList();
    memory_desc_vector layouts =
        new memory_desc_vector(sources.stream().map(Tensor::layout).toArray(memory.desc[]::new));
    concat.primitive_desc description =
        new concat.primitive_desc(program.cpu(), CHANNELS, layouts, new primitive_attr(), false);
    Tensor target = new Tensor(description.dst_desc());
    Map<Integer, Tensor> arguments = new HashMap<>(Map.of(DNNL_ARG_DST, target));
    for (int i = 0; i < sources.size(); i++) {
      arguments.put(DNNL_ARG_MULTIPLE_SRC + i, sources.get(i));
    }
    program.add(new concat(description), arguments);
    return target;
  }

  /** Copied channels last, for a part cannot begin within a block of channels. */
  private Tensor slice(Slice slice) {
    memory.desc plain = program.layout(program.shape(step.input()), type(), memory.format_tag.acdb);
    Tensor whole = program.as(source, plain);
    memory.desc from =
        plain.submemory_desc(
            program.dims(step.output()),
            new long[] {0, slice.channel(), slice.row(), slice.column()});
    return program.copy(
        whole.slice(from), program.layout(step.output(), type(), memory.format_tag.acdb));
  }

  private memory.data_type type() {
    return source.layout().get_data_type();
  }

  private memory.desc anyOutput() {
    return program.anyLayout(step.output(), type());
  }
}
