package dev.beagle.engine.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;

/**
 * Values between two commands, or weights. What it holds has a place in native memory only once its
 * program is bound.
 */
final class Tensor {
  private final memory.desc layout;
  private final float factor;
  private final Tensor whole;
  private memory place;
  private int first = Integer.MAX_VALUE;
  private int last = Integer.MIN_VALUE;
  private long offset;

  /** Values yet without a place. */
  Tensor(memory.desc layout) {
    this(layout, 1);
  }

  /**
   * @param factor what each number is to be multiplied by
   */
  Tensor(memory.desc layout, float factor) {
    this(layout, factor, null);
  }

  private Tensor(memory.desc layout, float factor, Tensor whole) {
    this.layout = layout;
    this.factor = factor;
    this.whole = whole;
  }

  /** What is in memory already, and stays there. */
  static Tensor constant(memory place) {
    Tensor tensor = new Tensor(place.get_desc());
    tensor.place = place;
    return tensor;
  }

  /** A part of this, in its place. */
  Tensor slice(memory.desc partLayout) {
    return new Tensor(partLayout, factor, whole());
  }

  /** Other numbers of the same size in the same place. */
  Tensor overwritten(memory.desc newLayout, float newFactor) {
    return new Tensor(newLayout, newFactor, whole());
  }

  /** What it is a part of; itself if it is whole. */
  Tensor whole() {
    return whole == null ? this : whole;
  }

  memory.desc layout() {
    return layout;
  }

  /** What each number is to be multiplied by: 1 for all but those of eight bits. */
  float factor() {
    return factor;
  }

  /** Whether its numbers have eight bits. */
  boolean isBytes() {
    data_type type = layout.get_data_type().intern(); // JavaCPP makes a new object each time.
    return type == data_type.s8 || type == data_type.u8;
  }

  boolean isBound() {
    return place != null;
  }

  memory place() {
    return place;
  }

  void bind(memory where) {
    place = where;
  }

  /** Says that a command, by its place in the program, reads or writes this. */
  void usedBy(int command) {
    first = Math.min(first, command);
    last = Math.max(last, command);
  }

  /** Whether some command needs both at the same time. */
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
