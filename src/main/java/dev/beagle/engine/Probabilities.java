package dev.beagle.engine;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Pixels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;

/** Checks the input and the output of any engine. */
public final class Probabilities {
  /** The largest distance from 1 of the sum of one image's probabilities, in float32. */
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
   * Checks that a network's output is probabilities.
   *
   * @param rows one for each image
   * @return the same rows
   * @throws BeagleException {@code internal_error} if a row does not sum to 1
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
