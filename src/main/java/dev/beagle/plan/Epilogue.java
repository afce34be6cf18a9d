package dev.beagle.plan;

import java.util.Optional;

/**
 * What is done to each output value of a step before it is written: the value of a second input is
 * added, then a function is applied.
 *
 * @param adds whether the step's last input is added
 * @param curve the function
 */
public record Epilogue(boolean adds, Optional<Curve> curve) {
  public static final Epilogue NONE = new Epilogue(false, Optional.empty());

  public boolean isEmpty() {
    return !adds && curve.isEmpty();
  }

  /** Whether nothing that is written is below 0. */
  boolean isNeverNegative() {
    return curve.filter(Curve::isNeverNegative).isPresent();
  }

  public Epilogue withSum() {
    return new Epilogue(true, curve);
  }

  public Epilogue with(Curve function) {
    return new Epilogue(adds, Optional.of(function));
  }
}
