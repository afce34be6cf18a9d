package dev.beagle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Resize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionReaderTest {
  private static final String WHOLE =
      """
      {
        "name": "flowers",
        "version": "3",
        "format": "resnet50-h5",
        "weights": "flowers.h5",
        "checksum": "md5:A7B3FE01876F51B976AF0DEA6BC144EB",
        "labels": "labels.txt",
        "input": {
          "width": 224,
          "height": 160,
          "resize": "crop",
          "channels": "bgr",
          "mean": [103.5, 116, 123],
          "scale": [1, 2, 0.25]
        }
      }
      """;

  private static final List<String> FORMATS = List.of("dl4j-zip", "resnet50-h5");

  @TempDir Path directory;

  @Test
  void readsEveryField() throws IOException {
    ModelDescription description = read(WHOLE);
    assertThat(description)
        .isEqualTo(
            new ModelDescription(
                directory.resolve("flowers.json"),
                "flowers",
                "3",
                new WeightsSource(
                    "resnet50-h5",
                    "flowers.h5",
                    List.of(Checksum.parse("md5:a7b3fe01876f51b976af0dea6bc144eb"))),
                "labels.txt",
                new NetworkInput(
                    224,
                    160,
                    Resize.CROP,
                    ChannelOrder.BGR,
                    List.of(103.5f, 116f, 123f),
                    List.of(1f, 2f, 0.25f))));
    assertThat(description.resolve("a/b")).isEqualTo(directory.resolve("a/b"));
    assertThat(description.resolve("/a/b")).isEqualTo(Path.of("/a/b"));
  }

  @Test
  void goesWithoutChecksumMeanAndScale() throws IOException {
    String less = WHOLE.replaceAll("\"checksum\".*", "").replaceAll(",\\s*\"mean\"[^}]*", "");
    ModelDescription description = read(less);
    assertThat(description.weights().checksums()).isEmpty();
    assertThat(description.input().mean()).containsExactly(0f, 0f, 0f);
    assertThat(description.input().scale()).containsExactly(1f, 1f, 1f);
  }

  @ParameterizedTest
  @CsvSource({
    "name, the name of the model",
    "version, a text",
    "format, 'one of [dl4j-zip, resnet50-h5]'",
    "weights, a path or an http(s) address",
    "labels, a file with a label on each line",
    "width, a whole number from 1 to 1024",
    "height, a whole number from 1 to 1024",
    "resize, 'one of [stretch, crop]'",
    "channels, 'one of [rgb, bgr]'"
  })
  void namesMissingKey(String key, String expected) {
    String missing = WHOLE.replaceFirst("\"" + key + "\":.*\n", "");
    assertRefused(missing, "lacks the key", key + "\"", expected);
  }

  @Test
  void namesMissingInput() {
    assertRefused(WHOLE.replaceFirst(",\\s*\"input\"[^}]*}", ""), "\"input\"", "an object");
  }

  @ParameterizedTest
  @CsvSource({"version, '', edition, [name", "width, input., breadth, [width"})
  void namesUnknownKeyAndThoseThereAre(String key, String prefix, String wrong, String known) {
    String unknown = WHOLE.replace("\"" + key + "\"", "\"" + wrong + "\"");
    assertRefused(unknown, "unknown key", "\"" + prefix + wrong + "\"", known);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"flowers\"     | 7         | name         | the name of the model",
        "\"3\"           | \"  \"      | version      | a text",
        "\"resnet50-h5\" | \"onnx\"    | format       | one of [dl4j-zip, resnet50-h5]",
        "\"flowers.h5\"  | \"http://\" | weights      | a path or an http(s) address",
        "\"md5:A7B3F     | \"md5:ZZB3F | checksum     | sha256:<64 digits> or md5:<32 digits>",
        "\"md5:A7B3F     | \"sha256:A7 | checksum     | sha256:<64 digits> or md5:<32 digits>",
        "\"labels.txt\"  | null      | labels       | a file with a label on each line",
        "224             | 0         | input.width  | a whole number from 1 to 1024",
        "224             | 22.5      | input.width  | a whole number from 1 to 1024",
        "160             | 1e9       | input.height | a whole number from 1 to 1024",
        "\"crop\"        | \"pad\"     | input.resize | one of [stretch, crop]",
        "\"bgr\"         | \"grb\"     | input.channels | one of [rgb, bgr]",
        "[103.5, 116, 123] | [1, 2]  | input.mean   | a list of 3 numbers",
        "[1, 2, 0.25]    | [1, 2, \"3\"] | input.scale | a list of 3 numbers"
      })
  void namesWrongValueAndWhatItMustBe(String right, String wrong, String key, String expected) {
    assertRefused(WHOLE.replace(right, wrong), "\"" + key + "\"", expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "{", "", "7", "{\"name\":"})
  void refusesWhatIsNoJsonObject(String text) {
    assertRefused(text, "is not a JSON object");
  }

  private ModelDescription read(String json) throws IOException {
    return DescriptionReader.read(
        Files.writeString(directory.resolve("flowers.json"), json), FORMATS);
  }

  private void assertRefused(String json, String... parts) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_NOT_READY))
        .hasMessageContaining(directory.resolve("flowers.json").toString())
        .hasMessageContainingAll(parts);
  }
}
