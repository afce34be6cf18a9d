package dev.beagle.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.config.Settings;
import dev.beagle.image.ImageDecoder;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;

/** Labels of large JPEGs decoded in full and at a fraction of their size. */
class ReducedPicturesTest {
  private static final int PICTURES = 20;

  @Test
  void labelsStay() throws Exception {
    ImageDecoder full = new ImageDecoder(Settings.of(Map.of()).image());
    full.close(); // Without the native codec, nothing is reduced.
    List<Pixels> whole = new ArrayList<>();
    List<Pixels> reduced = new ArrayList<>();
    try (ImageDecoder decoder = new ImageDecoder(Settings.of(Map.of()).image())) {
      for (int i = 0; i < PICTURES; i++) {
        byte[] file = draw(i);
        whole.add(full.decode(file, 64, 64, Resize.STRETCH));
        reduced.add(decoder.decode(file, 64, 64, Resize.STRETCH));
      }
    }
    ComputationGraph network = ModelFiles.readResource();
    assertThat(labels(network, reduced)).isEqualTo(labels(network, whole));
    network.close();
  }

  private static byte[] draw(int index) throws IOException {
    ShapeKind[] kinds = ShapeKind.values();
    ShapeKind kind = kinds[index % kinds.length];
    Painter painter = new Painter(new SplittableRandom(index));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(painter.draw(kind, 700 + 17 * index, 600 + 11 * index), "jpg", file);
    return file.toByteArray();
  }

  private static int[] labels(ComputationGraph network, List<Pixels> pictures) {
    return network.outputSingle(Batch.pixels(pictures)).argMax(1).toIntVector();
  }
}
