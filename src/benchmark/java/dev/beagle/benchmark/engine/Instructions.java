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

import dev.beagle.config.Settings;
import dev.beagle.worker.Engines;
import java.util.Map;
import org.bytedeco.javacpp.Loader;

/** The processor's instructions, as oneDNN sees them. */
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
    // As the worker does, before anything else loads libgomp.
    new Engines(Settings.of(Map.of()).engine()).prepare();
  }

  private Instructions() {}

  /** The instruction set that oneDNN uses. */
  public static String ofOneDnn() {
    int isa = dnnl_get_effective_cpu_isa();
    return NAMES.getOrDefault(isa, "0x" + Integer.toHexString(isa));
  }

  /** Whether oneDNN has fast bf16. */
  static boolean haveBf16() {
    return include(dnnl_cpu_isa_avx512_core_bf16);
  }

  /** Whether oneDNN has fast int8. */
  static boolean haveInt8() {
    return include(dnnl_cpu_isa_avx512_core_vnni) || include(dnnl_cpu_isa_avx2_vnni);
  }

  /** An instruction set's number has the bits of all that it includes. */
  private static boolean include(int isa) {
    return (dnnl_get_effective_cpu_isa() & isa) == isa;
  }

  /** The number of threads: all cores, as the default of {@code beagle.engine.threads}. */
  public static int threads() {
    return Math.min(Loader.totalCores(), Runtime.getRuntime().availableProcessors());
  }
}
