package dev.beagle.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.onednn.program.Precision;
import dev.beagle.engine.onednn.program.Threads;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.dl4j.Dl4jNetwork;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiled network has the same output as DL4J's. */
class OneDnnEngineTest {
  private static final int GRAPHS = 60;

  /**
   * The largest error of a probability. Networks that were never trained may enlarge a small error:
   * two of the first 760 graphs differ by more, by 0.24 and 0.14. The cause is these graphs: DL4J's
   * own answers for them move by up to 0.44 and 0.38 when each weight is changed by at most 2 to
   * the power of -8 of itself, which is the precision of bf16.
   */
  private static final float BF16_TOLERANCE = 0.1f;

  /** The largest error of a probability, for values in the calibrated ranges; it is 0.017 here. */
  private static final float INT8_TOLERANCE = 0.05f;

  private static final int HEIGHT = 11;
  private static final int WIDTH = 14;
  private static final NetworkInput INPUT =
      new NetworkInput(
          WIDTH,
          HEIGHT,
          Resize.STRETCH,
          ChannelOrder.BGR,
          List.of(103f, 117f, 124f),
          List.of(0.02f, 0.01f, 0.03f));

  /** Seeds of graphs; more with {@code -Dbeagle.test.graphs=2000}, for example. */
  static Stream<Integer> seeds() {
    return IntStream.rangeClosed(1, Integer.getInteger("beagle.test.graphs", GRAPHS)).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithDl4jOnRandomGraphs(int seed) {
    List<Pixels> images = images(seed, 1 + seed % 7); // In parts of 4, 2 and 1.
    float[][] expected = expected(seed, images);
    assertRows(seed, infer(seed, images, Precision.FLOAT32), expected, 1e-4f);
    if (Precision.BF16.isAvailable() && seed <= GRAPHS) {
      assertRows(seed, infer(seed, images, Precision.BF16), expected, BF16_TOLERANCE);
    }
    if (Precision.INT8.isAvailable() && seed <= GRAPHS) {
      assertRows(seed, infer(seed, images, Precision.INT8), expected, INT8_TOLERANCE);
    }
  }

  /** DL4J itself cannot run some graphs, such as one with an LRN over more channels than it has. */
  private static float[][] expected(int seed, List<Pixels> images) {
    try (InferenceEngine dl4j = TestEngines.dl4j(model(seed))) {
      return dl4j.infer(images);
    } catch (RuntimeException e) {
      return Assumptions.abort("DL4J does not run seed %d: %s".formatted(seed, e));
    }
  }

  private static float[][] infer(int seed, List<Pixels> images, Precision precision) {
    LoadedModel model = model(seed);
    if (precision == Precision.INT8) {
      model = Calibrated.with(images, model);
    }
    try (InferenceEngine engine = TestEngines.onednn(model, precision, Threads.exactly(1), 4)) {
      return engine.infer(images);
    }
  }

  private static void assertRows(int seed, float[][] rows, float[][] expected, float tolerance) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(rows[i])
          .as("seed %d, image %d", seed, i)
          .containsExactly(expected[i], within(tolerance));
    }
  }

  @Test
  void freesModelOnceItIsCompiled() {
    LoadedModel model = model(1);
    try (InferenceEngine engine =
        TestEngines.onednn(model, Precision.FLOAT32, Threads.exactly(1), 1)) {
      assertThat(((Dl4jNetwork) model.network()).graph().params().wasClosed()).isTrue();
      assertThat(engine.infer(images(1, 1))).hasNumberOfRows(1);
    }
  }

  @Test
  void refusesImageOfAnotherSize() {
    List<Pixels> batch = List.of(new Pixels(4, 2, new byte[24]));
    try (InferenceEngine engine =
        TestEngines.onednn(model(1), Precision.FLOAT32, Threads.exactly(1), 1)) {
      assertThatThrownBy(() -> engine.infer(batch)).hasMessageContainingAll("4 x 2", "14 x 11");
    }
  }

  private static LoadedModel model(int seed) {
    ComputationGraph graph = RandomGraph.draw(seed, HEIGHT, WIDTH);
    return new LoadedModel(
        "random", "1", INPUT, new Labels(List.of("a", "b", "c")), new Dl4jNetwork(graph));
  }

  private static List<Pixels> images(int seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              byte[] rgb = new byte[3 * WIDTH * HEIGHT];
              random.nextBytes(rgb);
              return new Pixels(WIDTH, HEIGHT, rgb);
            })
        .toList();
  }
}
