package dev.beagle.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.catalog.ModelCatalog;
import dev.beagle.model.catalog.ModelRequest;
import dev.beagle.worker.Supported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateTest {
  private static final Path SHIPPED = Path.of("src/main/resources/dev/beagle/model/shapes");
  private static final Path PICTURES = Path.of("src/test/resources/shapes");
  private static final String CALIBRATION = "shapes.calibration.json";

  @TempDir Path directory;
  private Settings settings;

  @BeforeEach
  void copyModel() throws IOException {
    for (String file : new String[] {"shapes.json", "shapes.zip", "labels.txt"}) {
      Files.copy(SHIPPED.resolve(file), directory.resolve(file));
    }
    settings = Settings.of(Map.of("beagle.models.dir", directory.toString()));
  }

  @Test
  void modelIsLoadedWithItsNewCalibration() throws Exception {
    new Calibrate(settings).run("shapes", PICTURES);
    ModelRequest shapes = new ModelRequest("shapes", false);
    try (LoadedModel model =
        new ModelCatalog(settings.models(), Supported.WEIGHTS_FORMATS)
            .load(shapes, (doing, part) -> {})) {
      // The folder holds the script that drew the pictures, too.
      assertThat(model.calibration().orElseThrow().pictures()).isEqualTo(30);
    }
  }

  @Test
  void missingFolderIsNamed() {
    Calibrate calibrate = new Calibrate(settings);
    assertThatThrownBy(() -> calibrate.run("shapes", directory.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("no folder", "none");
  }

  @Test
  void folderWithoutPicturesIsNamed() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("texts"));
    Files.writeString(folder.resolve("a.txt"), "no picture");
    Calibrate calibrate = new Calibrate(settings);
    assertThatThrownBy(() -> calibrate.run("shapes", folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("no picture", "texts");
    assertThat(directory.resolve(CALIBRATION)).doesNotExist();
  }

  @Test
  void missingModelIsNamed() {
    Calibrate calibrate = new Calibrate(settings);
    assertThatThrownBy(() -> calibrate.run("flowers", PICTURES))
        .isInstanceOf(BeagleException.class)
        .hasMessageContaining("no model flowers");
  }

  @Test
  void missingArgumentsAreNamed() {
    assertThatThrownBy(() -> Calibrate.main(new String[] {"shapes"}))
        .hasMessageContaining("which model");
  }
}
