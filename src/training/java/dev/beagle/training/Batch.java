package dev.beagle.training;

import dev.beagle.job.Pixels;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The input and the targets of one training step.
 *
 * @param pixels {@code [count, 3, 64, 64]}, from -1 to 1
 * @param kinds {@code [count, 10]}, 1 for what the picture shows, else 0
 */
record Batch(INDArray pixels, INDArray kinds) {
  private static final int VALUES = 3 * Shrinker.SIDE * Shrinker.SIDE;

  /** Examples drawn from a list by chance, each in a view by chance. */
  static Batch random(List<Example> examples, int count, RandomGenerator random) {
    float[] values = new float[count * VALUES];
    float[][] kinds = new float[count][ShapeKind.values().length];
    for (int i = 0; i < count; i++) {
      Example example = examples.get(random.nextInt(examples.size()));
      View.random(random).write(example.pixels(), values, i * VALUES);
      kinds[i][example.kind().output()] = 1;
    }
    return new Batch(array(values, count), Nd4j.createFromArray(kinds));
  }

  /** Pictures as they are. */
  static INDArray pixels(List<Pixels> pictures) {
    float[] values = new float[pictures.size() * VALUES];
    for (int i = 0; i < pictures.size(); i++) {
      View.PLAIN.write(pictures.get(i), values, i * VALUES);
    }
    return array(values, pictures.size());
  }

  private static INDArray array(float[] values, int count) {
    return Nd4j.create(values, new long[] {count, 3, Shrinker.SIDE, Shrinker.SIDE}, 'c');
  }
}
