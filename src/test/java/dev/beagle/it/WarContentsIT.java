package dev.beagle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The contents of both WARs: each has its own classes and libraries, none of the other's. */
final class WarContentsIT {
  private static final String NETWORK_LIBRARIES =
      "WEB-INF/lib/(deeplearning4j|nd4j|javacpp|openblas|dnnl|opencl|jhdf|protobuf|guava).*";

  private final List<String> web = entries("beagle.war");
  private final List<String> worker = entries("beagle.worker.war");

  @Test
  void webNodeCarriesNoNetworkLibrary() {
    assertThat(web).contains("WEB-INF/classes/dev/beagle/api/ApiApplication.class");
    assertThat(web).anyMatch(name -> name.startsWith("WEB-INF/lib/jedis-"));
    assertThat(web).anyMatch(name -> name.startsWith("WEB-INF/lib/jna-"));
    assertThat(web)
        .filteredOn(name -> name.matches("WEB-INF/lib/leptonica-.*-.*-.*64\\.jar"))
        .hasSize(1);
    assertThat(web).noneMatch(name -> name.matches(NETWORK_LIBRARIES));
    assertThat(web)
        .noneMatch(
            name -> name.matches(classesOf("worker|queue/worker|model|network|engine|tool")));
  }

  @Test
  void webNodeAloneCarriesPageAndItsLibraries() {
    assertThat(web)
        .contains("index.html", "page.js", "fonts/LICENSE")
        .contains("uplot/uPlot.iife.min.js", "uplot/uPlot.min.css", "uplot/LICENSE");
    assertThat(web).filteredOn(name -> name.startsWith("uplot/")).hasSize(4);
    assertThat(worker).noneMatch(name -> name.matches(".*\\.(html|css|js|woff2)"));
  }

  @Test
  void workerCarriesNoClassOfApi() {
    assertThat(worker).contains("WEB-INF/classes/dev/beagle/worker/WorkerBean.class");
    assertThat(worker).noneMatch(name -> name.matches(classesOf("api|queue/web|image|tool")));
    assertThat(worker).noneMatch(name -> name.matches("WEB-INF/lib/(imageio|leptonica)-.*"));
    assertThat(worker).doesNotContain("index.html");
  }

  @Test
  void workerCarriesNativesOfOnePlatform() {
    assertThat(worker)
        .filteredOn(name -> name.matches("WEB-INF/lib/nd4j-native-[^-]*-M2.1-.*\\.jar"))
        .hasSize(1);
    assertThat(worker)
        .filteredOn(name -> name.matches("WEB-INF/lib/openblas-.*-.*-.*_?64\\.jar"))
        .hasSize(1);
    assertThat(worker)
        .filteredOn(name -> name.matches("WEB-INF/lib/dnnl-.*-.*-.*_?64\\.jar"))
        .hasSize(1);
  }

  private static String classesOf(String packages) {
    return "WEB-INF/classes/dev/beagle/(%s)/.*\\.class".formatted(packages);
  }

  private static List<String> entries(String property) {
    try (ZipFile war = new ZipFile(System.getProperty(property))) {
      return war.stream().map(ZipEntry::getName).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
