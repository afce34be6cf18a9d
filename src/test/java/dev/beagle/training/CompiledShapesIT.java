package dev.beagle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.beagle.config.Settings;
import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.onednn.Processor;
import dev.beagle.job.Pixels;
import dev.beagle.model.catalog.ModelCatalog;
import dev.beagle.model.catalog.ModelRequest;
import dev.beagle.worker.Engines;
import dev.beagle.worker.Supported;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accuracy of the shipped {@code shapes} model, and its labels with each engine and precision. */
class CompiledShapesIT {
  private static List<Example> examples;
  private static List<Pixels> pictures;
  private static int[] expected;

  @BeforeAll
  static void askDl4j() {
    examples = Example.draw(TrainShapes.FRESH_SEED, 2_000);
    pictures = examples.stream().map(Example::pixels).toList();
    expected = answers("dl4j", "auto");
  }

  @Test
  void ninetyEightOfHundredFreshPicturesAreKnown() {
    int[] shown = examples.stream().mapToInt(each -> each.kind().output()).toArray();
    assertThat(same(shown)).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void float32GivesSameLabels() {
    assertThat(same(answers("onednn", "float32"))).isGreaterThanOrEqualTo(0.999);
  }

  @Test
  void bf16GivesSameLabelsButForFew() {
    assumeTrue(Processor.has("bf16"), "this processor has bf16");
    assertThat(same(answers("onednn", "bf16"))).isGreaterThanOrEqualTo(0.995);
  }

  @Test
  void int8GivesSameLabelsButForFew() {
    assumeTrue(Processor.has("int8"), "this processor has VNNI");
    assertThat(same(answers("onednn", "int8"))).isGreaterThanOrEqualTo(0.995);
  }

  @Test
  void passLeavesNoGarbageOfImageSize() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Pixels> batch = pictures.subList(0, 32);
    long imageBytes = batch.stream().mapToLong(pixels -> pixels.rgb().length).sum();
    try (InferenceEngine shapes = open("onednn", "auto")) {
      shapes.infer(batch);
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 10; i++) {
        shapes.infer(batch);
      }
      long garbage = (threads.getCurrentThreadAllocatedBytes() - before) / 10;

      assertThat(garbage).isLessThan(imageBytes / 20);
    }
  }

  /** The part of answers that are DL4J's. */
  private static double same(int[] answers) {
    long count = IntStream.range(0, answers.length).filter(i -> answers[i] == expected[i]).count();
    return (double) count / answers.length;
  }

  private static int[] answers(String engine, String precision) {
    try (InferenceEngine shapes = open(engine, precision)) {
      assertThat(shapes.precision()).matches(precision.equals("auto") ? ".*" : precision);
      return IntStream.iterate(0, i -> i < pictures.size(), i -> i + 50)
          .mapToObj(i -> shapes.infer(pictures.subList(i, i + 50)))
          .flatMap(Arrays::stream)
          .mapToInt(CompiledShapesIT::largest)
          .toArray();
    }
  }

  private static InferenceEngine open(String engine, String precision) {
    Settings settings =
        Settings.of(Map.of("beagle.engine", engine, "beagle.engine.precision", precision));
    ModelRequest request = new ModelRequest("shapes", false);
    return new Engines(settings.engine())
        .open(
            new ModelCatalog(settings.models(), Supported.WEIGHTS_FORMATS)
                .load(request, (doing, part) -> {}));
  }

  private static int largest(float[] row) {
    return IntStream.range(0, row.length).reduce(0, (a, b) -> row[b] > row[a] ? b : a);
  }
}
