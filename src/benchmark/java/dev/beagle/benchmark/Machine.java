package dev.beagle.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine and the JVM that the figures come from.
 *
 * @param processor its model, as the system names it
 * @param cores that this JVM may use
 * @param threads of each engine
 * @param instructions those of interest to a network, as the system lists them
 * @param onednn the instruction set that oneDNN chose
 * @param memory in GiB
 * @param java version and maker of the JVM
 * @param system name and version
 * @param load runnable processes on average over a minute before it began; negative if unknown
 */
public record Machine(
    String processor,
    int cores,
    int threads,
    List<String> instructions,
    String onednn,
    double memory,
    String java,
    String system,
    double load) {
  private static final List<String> OF_INTEREST =
      List.of("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "avx_vnni", "amx_bf16", "amx_int8");

  /** This one. */
  static Machine describe(int threads, String onednn) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    List<String> flags = List.of(cpuInfo("flags").orElse("").split(" "));
    return new Machine(
        cpuInfo("model name").orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        threads,
        OF_INTEREST.stream().filter(flags::contains).toList(),
        onednn,
        Math.round(system.getTotalMemorySize() / 0x1p30 * 10) / 10.0,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        system.getSystemLoadAverage());
  }

  /** Whether it has what the targets are for. */
  boolean hasAmx() {
    return instructions.contains("amx_bf16");
  }

  private static Optional<String> cpuInfo(String field) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith(field))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // Not on Linux.
    }
  }
}
