package dev.beagle.shapes;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains the {@code shapes} model from a fixed seed and writes it into the resources. Takes the
 * number of steps and of drawn pictures as arguments, or trains the model that is shipped.
 */
public final class TrainShapes {
  private static final Logger LOGGER = System.getLogger(TrainShapes.class.getName());
  private static final Path RESOURCES = Path.of("src/main/resources/dev/beagle/model/shapes");

  private static final int STEPS = 8_000;
  private static final int RISING_STEPS = 200;
  private static final int PICTURES = 30_000;
  private static final int BATCH = 32;
  private static final double LEARNING_RATE = 3e-3;
  private static final int TRAINING_SEED = 1;

  /** Pictures of this seed are never trained on. */
  static final int FRESH_SEED = 2;

  private TrainShapes() {}

  /**
   * Draws, trains, writes and scores.
   *
   * @param arguments nothing, or the number of steps and of drawn pictures
   */
  public static void main(String[] arguments) throws IOException {
    int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : STEPS;
    int pictures = arguments.length > 1 ? Integer.parseInt(arguments[1]) : PICTURES;
    long start = System.nanoTime();
    LOGGER.log(Level.INFO, "Drawing {0} pictures", pictures);
    List<Example> examples = Example.draw(TRAINING_SEED, pictures);
    LOGGER.log(Level.INFO, "Drawn in {0} s, training {1} steps", seconds(start), steps);
    ComputationGraph network = ShapeNetwork.shipped(train(examples, steps));
    LOGGER.log(Level.INFO, "Trained in {0} s", seconds(start));
    ModelFiles.write(network, RESOURCES);
    Score score = Score.of(network, Example.draw(FRESH_SEED, 2_000));
    LOGGER.log(Level.INFO, "On fresh pictures: {0}", score);
  }

  private static ComputationGraph train(List<Example> examples, int steps) {
    ComputationGraph network =
        ShapeNetwork.create(TRAINING_SEED, new LearningRate(LEARNING_RATE, RISING_STEPS, steps));
    SplittableRandom random = new SplittableRandom(TRAINING_SEED);
    double loss = 0;
    for (int step = 1; step <= steps; step++) {
      Batch batch = Batch.random(examples, BATCH, random);
      network.fit(new INDArray[] {batch.pixels()}, new INDArray[] {batch.kinds()});
      loss += network.score();
      if (step % 100 == 0) {
        LOGGER.log(Level.INFO, "Step {0}: mean loss {1}", step, loss / 100);
        loss = 0;
      }
    }
    return network;
  }

  private static long seconds(long start) {
    return (System.nanoTime() - start) / 1_000_000_000;
  }
}
