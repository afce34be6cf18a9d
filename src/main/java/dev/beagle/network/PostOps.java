package dev.beagle.network;

import java.util.Optional;

/**
 * Operations on each output value of a step before it is written: first the value of a second input
 * is added, then a function is applied.
 *
 * @param adds whether the step's last input is added
 */
public record PostOps(boolean adds, Optional<Activation> activation) {
  public static final PostOps NONE = new PostOps(false, Optional.empty());

  public boolean isEmpty() {
    return !adds && activation.isEmpty();
  }

  /** Whether no value that is written is below 0. */
  boolean isNeverNegative() {
    return activation.filter(Activation::isNeverNegative).isPresent();
  }

  public PostOps withSum() {
    return new PostOps(true, activation);
  }

  public PostOps with(Activation function) {
    return new PostOps(adds, Optional.of(function));
  }
}
