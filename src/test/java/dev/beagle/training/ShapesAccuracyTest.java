package dev.beagle.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accuracy of the shipped model on pictures of other programs; see {@link CompiledShapesIT}. */
class ShapesAccuracyTest {
  private static ComputationGraph network;

  @BeforeAll
  static void read() throws Exception {
    network = ModelFiles.readResource();
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void everyPictureOfOtherProgramsIsKnown() throws Exception {
    Path folder = Path.of(getClass().getResource("/shapes/draw.py").toURI()).getParent();
    List<PictureFile> pictures = PictureFile.readAll(folder);

    assertThat(pictures).hasSize(30);
    for (PictureFile picture : pictures) {
      Score score = Score.of(network, List.of(picture.example()));
      assertThat(score.accuracy()).as(picture.name()).isEqualTo(1);
    }
  }
}
