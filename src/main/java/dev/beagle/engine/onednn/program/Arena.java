package dev.beagle.engine.onednn.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Arranges tensors in one piece of memory, where tensors needed at the same time do not overlap:
 * the largest first, each in the first gap that is large enough (Pisarchyk and Lee, "Efficient
 * Memory Management for Deep Neural Net Inference", 2020).
 */
final class Arena {
  /** A cache line, and the widest vector. */
  private static final long ALIGNMENT = 64;

  private Arena() {}

  /**
   * Sets the tensors' offsets.
   *
   * @return the size of the memory in bytes
   */
  static long arrange(Collection<Tensor> tensors) {
    List<Tensor> placed = new ArrayList<>();
    long size = 0;
    for (Tensor tensor : sorted(tensors, Comparator.comparing(Tensor::bytes).reversed())) {
      tensor.moveTo(gap(tensor, placed));
      placed.add(tensor);
      size = Math.max(size, end(tensor));
    }
    return size;
  }

  private static long gap(Tensor tensor, List<Tensor> placed) {
    List<Tensor> others = placed.stream().filter(tensor::overlaps).toList();
    long offset = 0;
    for (Tensor other : sorted(others, Comparator.comparing(Tensor::offset))) {
      if (offset + tensor.bytes() <= other.offset()) {
        return offset;
      }
      offset = Math.max(offset, end(other));
    }
    return offset;
  }

  private static long end(Tensor tensor) {
    return (tensor.offset() + tensor.bytes() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private static List<Tensor> sorted(Collection<Tensor> tensors, Comparator<Tensor> order) {
    return tensors.stream().sorted(order).toList();
  }
}
