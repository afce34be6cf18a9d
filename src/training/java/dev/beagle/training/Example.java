package dev.beagle.training;

import com.twelvemonkeys.image.ResampleOp;
import dev.beagle.job.Pixels;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A drawn picture in the model's input size, and its class. */
record Example(Pixels pixels, ShapeKind kind) {
  /** The server's filter before all; the others so that the model does not hang on it. */
  private static final int[] FILTERS = {
    ResampleOp.FILTER_CATROM,
    ResampleOp.FILTER_CATROM,
    ResampleOp.FILTER_CATROM,
    ResampleOp.FILTER_TRIANGLE,
    ResampleOp.FILTER_BOX,
    ResampleOp.FILTER_LANCZOS
  };

  /**
   * Draws pictures on all processors, the classes in turn. The same seed gives the same pictures,
   * whatever the number of processors.
   */
  static List<Example> draw(int seed, int count) {
    return IntStream.range(0, count).parallel().mapToObj(index -> drawOne(seed, index)).toList();
  }

  private static Example drawOne(int seed, int index) {
    ShapeKind[] kinds = ShapeKind.values();
    ShapeKind kind = kinds[index % kinds.length];
    SplittableRandom random = new SplittableRandom((long) seed << 32 | index);
    BufferedImage picture = new Painter(random).draw(kind);
    return new Example(Shrinker.shrink(picture, FILTERS[random.nextInt(FILTERS.length)]), kind);
  }
}
