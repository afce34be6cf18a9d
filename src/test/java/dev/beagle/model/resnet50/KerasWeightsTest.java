package dev.beagle.model.resnet50;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerasWeightsTest {
  @TempDir Path directory;

  /** The file was written by h5py, Keras' own library, with layers that have no weights. */
  @Test
  void readsWhatKerasOwnLibraryWrites() throws URISyntaxException {
    Path file = Path.of(getClass().getResource("keras-by-h5py.h5").toURI());
    try (KerasWeights weights = new KerasWeights(file)) {
      assertThat(weights.layers()).containsExactly("conv1", "fc");
      List<KerasWeights.Tensor> tensors = weights.tensors("conv1");
      assertThat(tensors)
          .extracting(KerasWeights.Tensor::name)
          .containsExactly("conv1/conv1_W:0", "conv1/conv1_b:0");
      assertThat(tensors.get(0).shape()).containsExactly(2, 3, 4);
      assertThat(tensors.get(0).values()).hasSize(24).startsWith(0, 1, 2, 3).endsWith(22, 23);
      assertThat(tensors.get(1).values()).containsExactly(0.5f, -1f);
    }
  }

  @Test
  void refusesWhatIsNoHdf5() throws IOException {
    Path file = Files.writeString(directory.resolve("a.h5"), "text");
    assertRefused(file, "it cannot be read as HDF5");
  }

  @Test
  void refusesAnotherNetwork() {
    assertRefused(
        write(writer -> tensors(writer, "dense", new int[] {2, 3}, new int[] {3})),
        "neither layer conv1 nor layer conv1_conv");
  }

  @Test
  void refusesNetworkWithoutItsDenseLayer() {
    assertRefused(
        write(writer -> tensors(writer, "conv1", new int[] {7, 7, 3, 64}, new int[] {64})),
        "its last layer, conv1",
        "[2048, classes]",
        "[7, 7, 3, 64]");
  }

  @Test
  void namesLayerOfWrongShape() {
    assertRefused(
        write(
            writer -> {
              tensors(writer, "conv1", new int[] {3, 3, 3, 64}, new int[] {64});
              tensors(writer, "fc", new int[] {2048, 3}, new int[] {3});
            }),
        "conv1_W:0 of layer conv1",
        "[7, 7, 3, 64]",
        "[3, 3, 3, 64]");
  }

  @Test
  void namesLayerThatIsMissing() {
    assertRefused(
        write(
            writer -> {
              tensors(writer, "conv1", new int[] {7, 7, 3, 64}, new int[] {64});
              tensors(writer, "fc", new int[] {2048, 3}, new int[] {3});
            }),
        "layer bn_conv1 is missing");
  }

  private interface Content {
    void write(KerasWriter writer);
  }

  private Path write(Content content) {
    Path file = directory.resolve("weights.h5");
    try (KerasWriter writer = new KerasWriter(file, ResNet50Topology.V1)) {
      content.write(writer);
    }
    return file;
  }

  private static void tensors(KerasWriter writer, String layer, int[] kernel, int[] bias) {
    int length = 1;
    for (int size : kernel) {
      length *= size;
    }
    writer.tensor(layer, "kernel", new float[length], kernel);
    writer.tensor(layer, "bias", new float[bias[0]], bias);
    writer.layer(layer, "kernel", "bias");
  }

  private static void assertRefused(Path file, String... parts) {
    assertThatThrownBy(() -> ResNet50Weights.read(file, (doing, part) -> {}))
        .isInstanceOf(BeagleException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContainingAll(parts);
  }
}
