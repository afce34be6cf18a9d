package dev.beagle.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.model.dl4j.Dl4jNetwork;
import dev.beagle.model.dl4j.TinyNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationFileTest {
  private final Network network = network(1);
  private final Calibration calibration =
      new Calibration(
          network.fingerprint(),
          100,
          List.of(
              new Calibration.Range("mean", 0, 0.1f), new Calibration.Range("classes", -7.5f, 3)));

  private Path file;

  private static Network network(double weight) {
    return new Dl4jNetwork(TinyNetworks.channelMeans(weight));
  }

  @BeforeEach
  void write(@TempDir Path directory) throws IOException {
    file = directory.resolve("new").resolve(CalibrationFile.name("tiny"));
    CalibrationFile.write(calibration, file);
  }

  @AfterEach
  void free() {
    network.close();
  }

  @Test
  void readsWhatWasWritten() {
    assertThat(CalibrationFile.read(file, network)).contains(calibration);
  }

  @Test
  void isOptional() throws IOException {
    Files.delete(file);
    assertThat(CalibrationFile.read(file, network)).isEmpty();
  }

  @Test
  void isNotUsedForOtherWeights() {
    Network other = network(1.5);
    assertThat(CalibrationFile.read(file, other)).isEmpty();
    other.close();
  }

  @Test
  void isUsedForSameWeightsFromElsewhere() {
    Network other = network(1);
    assertThat(CalibrationFile.read(file, other)).contains(calibration);
    other.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"weights\": \"sha256:0\", \"pictures\": 0, \"ranges\": []}",
        "{\"weights\": \"sha256:0\", \"pictures\": 1, \"ranges\": {}}",
        "{\"weights\": \"sha256:0\", \"pictures\": 1, \"ranges\": [1]}",
        "{\"weights\": \"sha256:0\", \"pictures\": 1, \"ranges\": [{\"layer\": \"a\"}]}"
      })
  void isNotUsedWhenItIsDamaged(String json) throws IOException {
    Files.writeString(file, json);
    assertThat(CalibrationFile.read(file, network)).isEqualTo(Optional.empty());
  }
}
