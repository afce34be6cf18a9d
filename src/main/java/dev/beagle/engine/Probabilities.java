package dev.beagle.engine;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Pixels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;

/** What every engine holds its input and output to. */
public final class Probabilities {
  /** How far from 1 the probabilities of one image may sum, in float32. */
  private static final double SUM_TOLERANCE = 1e-3;

  private final String model;
  private final NetworkInput input;

  public Probabilities(LoadedModel model) {
    this.model = model.name();
    this.input = model.input();
  }

  /**
   * Checks that an image has the model's input size.
   *
   * @throws BeagleException {@code internal_error} for an image of another size than the model's
   */
  public void requireSize(Pixels pixels) {
    if (pixels.width() != input.width() || pixels.height() != input.height()) {
      throw new BeagleException(
          ErrorCode.INTERNAL_ERROR,
          "An image of %d x %d pixels reached model %s, which takes %d x %d."
              .formatted(pixels.width(), pixels.height(), model, input.width(), input.height()));
    }
  }

  /**
   * The rows that a network gave, if they are probabilities.
   *
   * @throws BeagleException {@code internal_error} if not
   */
  public float[][] checked(float[][] rows) {
    for (float[] row : rows) {
      double sum = 0;
      for (float probability : row) {
        sum += probability;
      }
      // Written so that NaN fails.
      if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
        throw new BeagleException(
            ErrorCode.INTERNAL_ERROR,
            "The network of model %s gave probabilities that sum to %s instead of 1: its weights are damaged, or its description does not fit."
                .formatted(model, sum));
      }
    }
    return rows;
  }
}
