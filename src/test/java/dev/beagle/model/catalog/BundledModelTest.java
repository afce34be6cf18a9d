package dev.beagle.model.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.config.Settings;
import dev.beagle.model.Calibration;
import dev.beagle.model.CalibrationFile;
import dev.beagle.model.Checksum;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.dl4j.TinyNetworks;
import dev.beagle.model.download.WeightsStore;
import dev.beagle.worker.Supported;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledModelTest {
  private static final String DESCRIPTION =
      """
      {
        "name": "tiny", "version": "1", "format": "dl4j-zip",
        "weights": "tiny.zip", "checksum": "%s", "labels": "labels.txt",
        "input": {"width": 8, "height": 8, "resize": "stretch", "channels": "rgb"}
      }
      """;

  private final Map<String, byte[]> resources = new HashMap<>();
  private final ModelLoader loader =
      new ModelLoader(new WeightsStore(Settings.of(Map.of()).models()), Supported.WEIGHTS_FORMATS);

  @BeforeEach
  void bundle(@TempDir Path directory) throws IOException {
    Path zip = TinyNetworks.save(TinyNetworks.channelMeans(1), directory.resolve("tiny.zip"));
    resources.put("tiny.json", bytes(DESCRIPTION.formatted(Checksum.sha256(zip))));
    resources.put("tiny.zip", Files.readAllBytes(zip));
    resources.put("labels.txt", bytes("a\nb\nc\n"));
  }

  @Test
  void loadsFromResources() throws IOException {
    try (LoadedModel model = load()) {
      assertThat(model.name()).isEqualTo("tiny");
      assertThat(model.labels().names()).containsExactly("a", "b", "c");
    }
  }

  @Test
  void bringsItsCalibration(@TempDir Path directory) throws IOException {
    Path file = directory.resolve(CalibrationFile.name("tiny"));
    try (LoadedModel model = load()) {
      assertThat(model.calibration()).isEmpty();
      CalibrationFile.write(model.calibrated(7, List.of()).calibration().orElseThrow(), file);
    }
    resources.put(CalibrationFile.name("tiny"), Files.readAllBytes(file));
    try (LoadedModel model = load()) {
      assertThat(model.calibration()).map(Calibration::pictures).contains(7);
    }
  }

  @Test
  void namesResourceThatIsNotThere() {
    resources.remove("tiny.zip");
    assertThatThrownBy(this::load).hasMessageContaining("no resource tiny/tiny.zip");
  }

  private LoadedModel load() throws IOException {
    return new BundledModel("tiny", this::resource).load(loader, (doing, part) -> {});
  }

  private InputStream resource(String file) {
    byte[] content = resources.get(file);
    return content == null ? null : new ByteArrayInputStream(content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
