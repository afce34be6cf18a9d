package dev.beagle.engine;

import dev.beagle.plan.Extent;
import dev.beagle.plan.Window;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;

/** How the weights of a convolution lie, and what else oneDNN has to know of its kernel. */
final class WeightsLayout {
  private final Window window;
  private final long outputs;
  private final long[] dims;

  WeightsLayout(Window window, int groups, int inputs, int outputs) {
    Extent kernel = window.kernel();
    long inputsEach = inputs / groups;
    this.window = window;
    this.outputs = outputs;
    this.dims =
        groups == 1
            ? new long[] {outputs, inputs, kernel.height(), kernel.width()}
            : new long[] {groups, outputs / groups, inputsEach, kernel.height(), kernel.width()};
  }

  /** As a plan has them. */
  memory.desc plain() {
    return plain(data_type.f32);
  }

  /** In that order, of other numbers. */
  memory.desc plain(data_type type) {
    return new memory.desc(dims, type, dims.length == 4 ? format_tag.abcd : format_tag.abcde);
  }

  /** As a primitive likes them. */
  memory.desc any(data_type type) {
    return new memory.desc(dims, type, format_tag.any);
  }

  memory.desc bias() {
    return new memory.desc(new long[] {outputs}, data_type.f32, format_tag.a);
  }

  /** As oneDNN counts it: 0 is dense. */
  long[] dilation() {
    return new long[] {window.dilation().height() - 1, window.dilation().width() - 1};
  }
}
