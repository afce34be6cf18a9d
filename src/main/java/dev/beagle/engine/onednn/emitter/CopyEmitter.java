package dev.beagle.engine.onednn.emitter;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;

import dev.beagle.engine.onednn.program.ProgramBuilder;
import dev.beagle.engine.onednn.program.Tensor;
import dev.beagle.network.Operation.Slice;
import dev.beagle.network.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.concat;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.memory_desc_vector;
import org.bytedeco.dnnl.primitive_attr;

/** Emits the operations that copy values without computing. */
final class CopyEmitter {
  private static final int CHANNELS = 1; // The axis.

  private final ProgramBuilder program;
  private final Step step;

  CopyEmitter(ProgramBuilder program, Step step) {
    this.program = program;
    this.step = step;
  }

  Tensor concatenation() {
    List<Tensor> sources = step.inputs().stream().map(program::dequantized).toList();
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

  /** Copies channels last, since a slice cannot begin within a block of channels. */
  Tensor slice(Slice slice) {
    Tensor source = program.dequantized(step.input());
    data_type type = source.layout().get_data_type();
    memory.desc plain = program.layout(program.shape(step.input()), type, format_tag.acdb);
    Tensor whole = program.as(source, plain);
    memory.desc from =
        plain.submemory_desc(
            program.dims(step.output()),
            new long[] {0, slice.channel(), slice.row(), slice.column()});
    return program.copy(whole.slice(from), program.layout(step.output(), type, format_tag.acdb));
  }
}
