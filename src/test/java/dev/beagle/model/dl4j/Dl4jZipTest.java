package dev.beagle.model.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jZipTest {
  @TempDir Path directory;

  @Test
  void readsListOfLayersAsSameNetwork() throws IOException {
    MultiLayerNetwork layers = TinyNetworks.layers(3, Activation.SOFTMAX);
    Path file = TinyNetworks.save(layers, directory.resolve("layers.zip"));
    INDArray input = Nd4j.rand(2, 3, TinyNetworks.SIZE, TinyNetworks.SIZE);
    ComputationGraph graph = Dl4jZip.read(file);
    assertThat(graph.outputSingle(input)).isEqualTo(layers.output(input));
    graph.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"preprocessor.bin", "normalizer.bin"})
  void refusesJavaObjectsUnread(String entry) throws IOException {
    assertRefused(zip(Map.of("configuration.json", "{}", entry, "objects")), entry);
  }

  @Test
  void refusesZipOfSomethingElse() throws IOException {
    assertRefused(zip(Map.of("a.txt", "text")), "no entry configuration.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"vertices\": {}}", "not JSON"})
  void refusesConfigurationOfNoNetwork(String configuration) throws IOException {
    assertRefused(zip(Map.of("configuration.json", configuration)), "holds no network");
  }

  @Test
  void refusesWhatIsNoZip() throws IOException {
    assertRefused(Files.writeString(directory.resolve("a.zip"), "text"), "configuration.json");
  }

  @Test
  void refusesTruncatedZip() throws IOException {
    Path whole = TinyNetworks.save(TinyNetworks.channelMeans(1), directory.resolve("whole.zip"));
    byte[] bytes = Files.readAllBytes(whole);
    Path half = directory.resolve("half.zip");
    Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(half, "half.zip");
  }

  private Path zip(Map<String, String> entries) throws IOException {
    Path file = directory.resolve("model.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> Dl4jZip.read(file))
        .isInstanceOf(BeagleException.class)
        .hasMessageContainingAll(file.toString(), reason);
  }
}
