package dev.beagle.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
  @TempDir Path folder;

  @Test
  void zipHoldsConfigurationAndWeightsInLessThanMegabyte() throws Exception {
    byte[] zip = resource("shapes.zip");

    assertThat(zip.length).isLessThan(1_000_000);
    assertThat(entries(zip)).containsExactlyInAnyOrder("configuration.json", "coefficients.bin");
  }

  @Test
  void descriptionMatchesShippedWeights() throws Exception {
    String description = new String(resource("shapes.json"), StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(resource("shapes.zip"));

    assertThat(description).contains("\"sha256:" + HexFormat.of().formatHex(digest) + "\"");
  }

  @Test
  void labelsAreInOrderOfOutputs() throws Exception {
    String labels = new String(resource("labels.txt"), StandardCharsets.UTF_8);

    assertThat(labels.lines())
        .containsExactlyElementsOf(
            Arrays.stream(ShapeKind.values()).map(ShapeKind::label).toList());
  }

  @Test
  void equalNetworksMakeEqualFiles() throws Exception {
    ComputationGraph network = ModelFiles.readResource();
    ModelFiles.write(network, folder);
    network.close();

    assertThat(Files.readAllBytes(folder.resolve("shapes.zip"))).isEqualTo(resource("shapes.zip"));
    assertThat(Files.readAllBytes(folder.resolve("shapes.json")))
        .isEqualTo(resource("shapes.json"));
  }

  private static List<String> entries(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream input =
        ModelFilesTest.class.getResourceAsStream("/dev/beagle/model/shapes/" + name)) {
      return input.readAllBytes();
    }
  }
}
