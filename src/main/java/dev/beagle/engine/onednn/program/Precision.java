package dev.beagle.engine.onednn.program;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2_vnni;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_vnni;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import org.bytedeco.dnnl.memory.data_type;

/** The number type of weights and intermediate values. */
public enum Precision {
  FLOAT32("float32", data_type.f32, Float.BYTES),

  /** A float32 without its 16 lowest bits; sums are still in float32. */
  BF16("bf16", data_type.bf16, Short.BYTES),

  /**
   * Integers of 8 bits in and between convolutions, by a {@link Quantization}; sums are in 32 bits.
   * Everything else is in float32.
   */
  INT8("int8", data_type.f32, Float.BYTES);

  private final String name;
  private final data_type type;
  private final int bytes;

  Precision(String name, data_type type, int bytes) {
    this.name = name;
    this.type = type;
    this.bytes = bytes;
  }

  /** Whether this processor has instructions for it. */
  public boolean isAvailable() {
    // An instruction set's number has the bits of all that it includes.
    int isa = dnnl_get_effective_cpu_isa();
    return switch (this) {
      case FLOAT32 -> true;
      case BF16 -> includes(isa, dnnl_cpu_isa_avx512_core_bf16);
      case INT8 ->
          includes(isa, dnnl_cpu_isa_avx512_core_vnni) || includes(isa, dnnl_cpu_isa_avx2_vnni);
    };
  }

  private static boolean includes(int isa, int part) {
    return (isa & part) == part;
  }

  /** As in {@code beagle.engine.precision}. */
  @Override
  public String toString() {
    return name;
  }

  /** The number type of values that are not quantized. */
  public data_type type() {
    return type;
  }

  /** The size of such a number in bytes. */
  public int bytes() {
    return bytes;
  }
}
