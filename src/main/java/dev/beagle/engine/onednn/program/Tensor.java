package dev.beagle.engine.onednn.program;

import java.util.Objects;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.jspecify.annotations.Nullable;

/**
 * A value of a program: its input, the output of a command, or weights. It has native memory once
 * the program is bound.
 */
public final class Tensor {
  private final memory.desc layout;
  private final float factor;
  private final @Nullable Tensor whole;
  private @Nullable memory bound;
  private int first = Integer.MAX_VALUE;
  private int last = Integer.MIN_VALUE;
  private long offset;

  /** Values that are not quantized. */
  public Tensor(memory.desc layout) {
    this(layout, 1);
  }

  /**
   * @param factor the factor of each number, see {@link Encoding}
   */
  public Tensor(memory.desc layout, float factor) {
    this(layout, factor, null);
  }

  private Tensor(memory.desc layout, float factor, @Nullable Tensor whole) {
    this.layout = layout;
    this.factor = factor;
    this.whole = whole;
  }

  /** Values in memory that do not change. */
  static Tensor constant(memory constant) {
    Tensor tensor = new Tensor(constant.get_desc());
    tensor.bound = constant;
    return tensor;
  }

  /** A part of this tensor, in the same memory. */
  public Tensor slice(memory.desc partLayout) {
    return new Tensor(partLayout, factor, whole());
  }

  /** Values that overwrite this tensor, in the same memory. */
  public Tensor overwritten(memory.desc newLayout, float newFactor) {
    return new Tensor(newLayout, newFactor, whole());
  }

  /** The tensor that this one is a part of; itself if it is whole. */
  Tensor whole() {
    return whole == null ? this : whole;
  }

  public memory.desc layout() {
    return layout;
  }

  /** The factor of each number: 1 for all but 8 bits. */
  public float factor() {
    return factor;
  }

  /** Whether its numbers have 8 bits. */
  public boolean isInt8() {
    data_type type = layout.get_data_type().intern(); // JavaCPP makes a new object each time.
    return type == data_type.s8 || type == data_type.u8;
  }

  boolean isBound() {
    return bound != null;
  }

  memory memory() {
    return Objects.requireNonNull(bound, "not bound");
  }

  void bind(memory where) {
    bound = where;
  }

  /** Records that a command, by its index in the program, reads or writes this tensor. */
  void usedBy(int command) {
    first = Math.min(first, command);
    last = Math.max(last, command);
  }

  /** Whether both tensors are needed at the same time. */
  boolean overlaps(Tensor other) {
    return first <= other.last && other.first <= last;
  }

  long bytes() {
    return layout.get_size();
  }

  long offset() {
    return offset;
  }

  void moveTo(long newOffset) {
    offset = newOffset;
  }
}
