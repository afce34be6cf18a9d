package dev.beagle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {
  private static final Labels LABELS = new Labels(List.of("a", "b", "c", "d"));

  @Test
  void sortsByProbabilityAndFirstClassFirstAmongEquals() {
    float[] row = {0.125f, 0.25f, 0.125f, 0.5f};
    assertThat(LABELS.top(row, 3))
        .containsExactly(
            new Prediction("d", 0.5), new Prediction("b", 0.25), new Prediction("a", 0.125));
    assertThat(LABELS.top(row, 9))
        .extracting(Prediction::label)
        .containsExactly("d", "b", "a", "c");
  }

  @Test
  void refusesRowOfAnotherLength() {
    assertThatThrownBy(() -> LABELS.top(new float[3], 1)).hasMessageContaining("3 probabilities");
  }

  @Test
  void knowsThousandOfImagenet() {
    assertThat(Labels.imagenet().names())
        .hasSize(1000)
        .startsWith("tench")
        .endsWith("toilet_tissue")
        .contains("beagle");
  }

  @Test
  void readsLabelFromEachLine(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("labels.txt"), "daisy\r\n ox-eye \ntulip\n\n");
    assertThat(Labels.read(file).names()).containsExactly("daisy", "ox-eye", "tulip");
  }

  @Test
  void namesLineWithoutLabel(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("labels.txt"), "daisy\n\ntulip\n");
    assertThatThrownBy(() -> Labels.read(file)).hasMessageContainingAll(file.toString(), "line 2");
  }

  @Test
  void namesFileThatIsNotThere(@TempDir Path directory) {
    Path file = directory.resolve("labels.txt");
    assertThatThrownBy(() -> Labels.read(file)).hasMessageContaining(file.toString());
  }
}
