package dev.beagle.training;

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

  private static final int RISING_STEPS = 200;
  private static final int BATCH = 32;

  /**
   * The second round sees other pictures, at a lower rate, so that the first's are not learnt by
   * heart.
   */
  private static final List<Round> ROUNDS =
      List.of(new Round(1, 30_000, 8_000, 3e-3), new Round(3, 16_000, 4_000, 1.5e-3));

  /** Pictures of this seed are never trained on. */
  static final int FRESH_SEED = 2;

  private TrainShapes() {}

  /**
   * Draws, trains, writes and scores.
   *
   * @param arguments nothing, or the number of the round to begin with, on the weights that are in
   *     the resources
   */
  public static void main(String[] arguments) throws IOException {
    int first = arguments.length > 0 ? Integer.parseInt(arguments[0]) - 1 : 0;
    INDArray weights = first > 0 ? ModelFiles.readResource().params() : null;
    for (Round round : ROUNDS.subList(first, ROUNDS.size())) {
      weights = train(round, weights).params();
    }
    ComputationGraph network = ShapeNetwork.shipped(weights);
    ModelFiles.write(network, RESOURCES);
    Score score = Score.of(network, Example.draw(FRESH_SEED, 2_000));
    LOGGER.log(Level.INFO, "On fresh pictures: {0}", score);
  }

  private static ComputationGraph train(Round round, INDArray weights) {
    long start = System.nanoTime();
    LOGGER.log(Level.INFO, "Drawing {0} pictures", round.pictures());
    List<Example> examples = Example.draw(round.seed(), round.pictures());
    LOGGER.log(Level.INFO, "Drawn in {0} s, training {1} steps", seconds(start), round.steps());
    LearningRate rate = new LearningRate(round.learningRate(), RISING_STEPS, round.steps());
    ComputationGraph network = ShapeNetwork.create(round.seed(), rate);
    if (weights != null) {
      network.setParams(weights);
    }
    fit(network, examples, round);
    LOGGER.log(Level.INFO, "Trained in {0} s", seconds(start));
    return network;
  }

  private static void fit(ComputationGraph network, List<Example> examples, Round round) {
    SplittableRandom random = new SplittableRandom(round.seed());
    double loss = 0;
    for (int step = 1; step <= round.steps(); step++) {
      Batch batch = Batch.random(examples, BATCH, random);
      network.fit(new INDArray[] {batch.pixels()}, new INDArray[] {batch.kinds()});
      loss += network.score();
      if (step % 100 == 0) {
        LOGGER.log(Level.INFO, "Step {0}: mean loss {1}", step, loss / 100);
        loss = 0;
      }
    }
  }

  private static long seconds(long start) {
    return (System.nanoTime() - start) / 1_000_000_000;
  }

  /**
   * A part of the training, on pictures of its own.
   *
   * @param seed of the pictures and of the order in which they are seen
   * @param learningRate at its peak
   */
  record Round(int seed, int pictures, int steps, double learningRate) {}
}
