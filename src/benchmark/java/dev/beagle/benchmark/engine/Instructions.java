package dev.beagle.benchmark.engine;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2_vnni;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_amx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_amx_fp16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_fp16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_vnni;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_sse41;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import dev.beagle.engine.onednn.Spinning;
import dev.beagle.engine.onednn.Threads;
import java.util.Map;

/** What oneDNN makes of this machine. */
public final class Instructions {
  private static final Map<Integer, String> NAMES =
      Map.of(
          dnnl_cpu_isa_sse41, "SSE4.1",
          dnnl_cpu_isa_avx, "AVX",
          dnnl_cpu_isa_avx2, "AVX2",
          dnnl_cpu_isa_avx2_vnni, "AVX2-VNNI",
          dnnl_cpu_isa_avx512_core, "AVX512",
          dnnl_cpu_isa_avx512_core_vnni, "AVX512-VNNI",
          dnnl_cpu_isa_avx512_core_bf16, "AVX512-BF16",
          dnnl_cpu_isa_avx512_core_fp16, "AVX512-FP16",
          dnnl_cpu_isa_avx512_core_amx, "AMX",
          dnnl_cpu_isa_avx512_core_amx_fp16, "AMX-FP16");

  static {
    Spinning.limit(); // As the worker does, before anything else loads libgomp.
  }

  private Instructions() {}

  /** The instruction set that it uses. */
  public static String ofOneDnn() {
    int isa = dnnl_get_effective_cpu_isa();
    return NAMES.getOrDefault(isa, "0x" + Integer.toHexString(isa));
  }

  /** How many threads compute, as the default of {@code beagle.engine.threads} has it. */
  public static int threads() {
    return Threads.cores();
  }
}
