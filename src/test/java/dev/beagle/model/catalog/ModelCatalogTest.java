package dev.beagle.model.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.ModelInfo;
import dev.beagle.job.Resize;
import dev.beagle.model.Checksum;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.dl4j.Dl4jNetwork;
import dev.beagle.model.dl4j.TinyNetworks;
import dev.beagle.worker.Supported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;

class ModelCatalogTest {
  private static final String DESCRIPTION =
      """
      {
        "name": "%1$s", "version": "2", "format": "dl4j-zip", "weights": "%1$s.zip",
        %2$s "labels": "labels.txt",
        "input": {"width": 8, "height": 8, "resize": "crop", "channels": "rgb"}
      }
      """;

  @TempDir Path directory;

  @Test
  void prefersResNet50ButNeedsOnlyShapes() {
    assertThat(catalog("auto").requests())
        .containsExactly(new ModelRequest("resnet50", true), new ModelRequest("shapes", false));
  }

  @Test
  void servesEachModelOnceInOrderAskedFor() {
    assertThat(catalog("mine,auto,shapes,resnet50,mine").requests())
        .containsExactly(
            new ModelRequest("mine", false),
            new ModelRequest("resnet50", false),
            new ModelRequest("shapes", false));
  }

  @Test
  void loadsGraphAndItsLabels() throws IOException {
    describe("mine", "one\ntwo\nthree\n", "");
    TinyNetworks.save(TinyNetworks.channelMeans(1), directory.resolve("mine.zip"));
    List<String> told = new ArrayList<>();
    try (LoadedModel model =
        catalog("mine").load(new ModelRequest("mine", false), (doing, part) -> told.add(doing))) {
      assertThat(model.info("dl4j", "float32"))
          .isEqualTo(
              new ModelInfo(
                  "mine", "2", 3, new ModelInfo.Input(8, 8, Resize.CROP), "dl4j", "float32"));
      assertThat(model.labels().names()).containsExactly("one", "two", "three");
    }
    assertThat(told).containsExactly("verifying weights", "reading weights");
  }

  @Test
  void loadsListOfLayers() throws IOException {
    describe("mine", "one\ntwo\n", "");
    TinyNetworks.save(TinyNetworks.layers(2, Activation.SOFTMAX), directory.resolve("mine.zip"));
    try (LoadedModel model = load("mine")) {
      assertThat(((Dl4jNetwork) model.network()).graph().getNumLayers()).isEqualTo(3);
    }
  }

  @Test
  void warnsOfMissingChecksumAndAcceptsWhatItSays() throws IOException {
    describe("mine", "one\ntwo\nthree\n", "");
    Path weights = TinyNetworks.save(TinyNetworks.channelMeans(1), directory.resolve("mine.zip"));
    String line = "\"checksum\": \"%s\"".formatted(Checksum.sha256(weights));
    assertThat(warningsWhileLoading("mine")).singleElement().asString().contains("mine.zip", line);
    describe("mine", "one\ntwo\nthree\n", line + ",");
    assertThat(warningsWhileLoading("mine")).isEmpty();
  }

  @Test
  void refusesWrongChecksumAndLeavesUsersFileAlone() throws IOException {
    String wrong = "md5:" + "0".repeat(32);
    describe("mine", "one\ntwo\nthree\n", "\"checksum\": \"%s\",".formatted(wrong));
    Path weights = TinyNetworks.save(TinyNetworks.channelMeans(1), directory.resolve("mine.zip"));
    assertRefused("mine", weights.toString(), wrong, Checksum.sha256(weights).toString());
    assertThat(weights).exists();
  }

  @Test
  void namesWeightsThatAreNotThere() throws IOException {
    describe("mine", "one\ntwo\n", "");
    assertRefused("mine", "there is no file " + directory.resolve("mine.zip"));
  }

  @Test
  void refusesAnotherNumberOfLabelsThanClasses() throws IOException {
    describe("mine", "one\ntwo\n", "");
    TinyNetworks.save(TinyNetworks.channelMeans(1), directory.resolve("mine.zip"));
    assertRefused("mine", "3 classes", "2 labels");
  }

  @Test
  void refusesNetworkWithoutSoftmax() throws IOException {
    describe("mine", "one\ntwo\n", "");
    TinyNetworks.save(TinyNetworks.layers(2, Activation.SIGMOID), directory.resolve("mine.zip"));
    assertRefused("mine", "must end in a softmax", "sigmoid");
  }

  @Test
  void refusesDescriptionOfAnotherName() throws IOException {
    describe("mine", "one\n", "");
    Files.move(directory.resolve("mine.json"), directory.resolve("yours.json"));
    assertRefused("yours", "\"mine\"", "must be \"yours\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "../mine", ""})
  void saysWhichModelsThereAre(String name) throws IOException {
    describe("mine", "one\n", "");
    assertThatThrownBy(() -> load(name))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_MODEL))
        .hasMessageContaining("[mine, resnet50, shapes]");
  }

  @Test
  void saysHowToGetResNet50WhenItMayNotDownload() {
    assertRefused(
        "resnet50", ": beagle.models.download is false.", "https://", directory.toString());
  }

  @Test
  void putsDamagedResNet50Aside() throws IOException {
    String name = "resnet50_weights_tf_dim_ordering_tf_kernels.h5";
    Files.writeString(directory.resolve(name), "half a file");
    assertRefused("resnet50", "put aside as " + directory.resolve(name + ".damaged-1"));
    assertThat(directory.resolve(name)).doesNotExist();
  }

  private void describe(String name, String labels, String checksum) throws IOException {
    Files.writeString(directory.resolve(name + ".json"), DESCRIPTION.formatted(name, checksum));
    Files.writeString(directory.resolve("labels.txt"), labels);
  }

  private ModelCatalog catalog(String models) {
    return new ModelCatalog(
        Settings.of(
                Map.of(
                    "beagle.models",
                    models,
                    "beagle.models.download",
                    "false",
                    "beagle.models.dir",
                    directory.toString()))
            .models(),
        Supported.WEIGHTS_FORMATS);
  }

  private LoadedModel load(String name) {
    return catalog("auto").load(new ModelRequest(name, false), (doing, part) -> {});
  }

  private void assertRefused(String name, String... parts) {
    assertThatThrownBy(() -> load(name))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_NOT_READY))
        .hasMessageContainingAll(parts)
        .hasMessageContaining(name);
  }

  private List<String> warningsWhileLoading(String name) {
    List<String> warnings = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            warnings.add(new SimpleFormatter().formatMessage(line));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(ModelLoader.class.getName());
    logger.addHandler(handler);
    try (LoadedModel model = load(name)) {
      assertThat(model.name()).isEqualTo(name);
    } finally {
      logger.removeHandler(handler);
    }
    return warnings;
  }
}
