package dev.beagle.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.config.Settings;
import dev.beagle.engine.onednn.program.Precision;
import dev.beagle.worker.Engines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Each test runs in a JVM of its own, since libgomp is loaded only once. */
@EnabledOnOs(OS.LINUX)
class SpinningTest {
  private static final String LEFT = "left in the environment";

  @Test
  void threadsSpinForLittleWhile() throws Exception {
    String output = run(Map.of());
    assertThat(output).contains("GOMP_SPINCOUNT = '1000'", "OMP_WAIT_POLICY = 'ACTIVE'");
    assertThat(output).doesNotContain(LEFT);
  }

  @Test
  void operatorsVariablesTakePrecedence() throws Exception {
    assertThat(run(Map.of("GOMP_SPINCOUNT", "7"))).contains("GOMP_SPINCOUNT = '7'");
    assertThat(run(Map.of("OMP_WAIT_POLICY", "passive"))).contains("OMP_WAIT_POLICY = 'PASSIVE'");
  }

  private static String run(Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SpinningTest.class.getName())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("OMP_DISPLAY_ENV", "verbose"); // Said as libgomp is loaded.
    Process java = builder.start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(output).isZero();
    return output;
  }

  /** Runs in the other JVM. */
  public static void main(String[] arguments) throws IOException {
    new Engines(Settings.of(Map.of()).engine()).prepare();
    assertThat(Precision.FLOAT32.isAvailable())
        .isTrue(); // Loads libgomp if that has not been done.
    PointerPointer<BytePointer> environment =
        new PointerPointer<>(new PointerPointer<>(Loader.addressof("environ")).get());
    for (int i = 0; environment.get(i) != null; i++) {
      String entry = new BytePointer(environment.get(i)).getString();
      if (entry.startsWith("GOMP_SPINCOUNT=1000") || entry.startsWith("OMP_WAIT_POLICY=active")) {
        System.out.println(entry + " is " + LEFT);
      }
    }
  }
}
