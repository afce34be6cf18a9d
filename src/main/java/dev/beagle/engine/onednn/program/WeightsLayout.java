package dev.beagle.engine.onednn.program;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import dev.beagle.network.HeightWidth;
import dev.beagle.network.SlidingWindow;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;

/** The layout of a convolution's weights, and the other parameters of its kernel. */
public final class WeightsLayout {
  private final SlidingWindow window;
  private final long outputs;
  private final long[] dims;

  public WeightsLayout(SlidingWindow window, int groups, int inputs, int outputs) {
    HeightWidth kernel = window.kernel();
    long inputsEach = inputs / groups;
    this.window = window;
    this.outputs = outputs;
    this.dims =
        groups == 1
            ? new long[] {outputs, inputs, kernel.height(), kernel.width()}
            : new long[] {groups, outputs / groups, inputsEach, kernel.height(), kernel.width()};
  }

  /** The layout of weights in a graph. */
  public memory.desc plain() {
    return plain(data_type.f32);
  }

  /** The same for another number type. */
  public memory.desc plain(data_type type) {
    return new memory.desc(dims, type, dims.length == 4 ? format_tag.abcd : format_tag.abcde);
  }

  /** A layout that the primitive chooses. */
  public memory.desc any(data_type type) {
    return new memory.desc(dims, type, format_tag.any);
  }

  public memory.desc bias() {
    return new memory.desc(new long[] {outputs}, data_type.f32, format_tag.a);
  }

  /**
   * A convolution with such weights.
   *
   * @param weights the number type of the weights
   */
  public convolution_forward.primitive_desc convolution(
      engine cpu,
      memory.desc source,
      data_type weights,
      memory.desc target,
      primitive_attr attributes) {
    return new convolution_forward.primitive_desc(
        cpu,
        dnnl_forward_inference,
        dnnl_convolution_direct,
        source,
        any(weights),
        bias(),
        target,
        window.stride().dims(),
        dilation(),
        window.before().dims(),
        window.after().dims(),
        attributes,
        false);
  }

  /** The dilation in oneDNN's terms: 0 is dense. */
  public long[] dilation() {
    return new long[] {window.dilation().height() - 1, window.dilation().width() - 1};
  }
}
