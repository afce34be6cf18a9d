package dev.beagle.network;

/**
 * A function of each value x.
 *
 * @param alpha its first parameter, 0 where it has none
 * @param beta its second parameter, 0 where it has none
 */
public record Activation(Function function, float alpha, float beta) {

  /** The functions that there are. */
  public enum Function {
    /** x, but alpha * x below 0. */
    RELU,
    /** x, but alpha * (e^x - 1) below 0. */
    ELU,
    /** x, but at least alpha and at most beta. */
    CLIP,
    /** Hyperbolic tangent. */
    TANH,
    /** 1 / (1 + e^-x). */
    LOGISTIC,
    /** alpha * x + beta, but at least 0 and at most 1. */
    HARD_LOGISTIC,
    /** ln(1 + e^(alpha * x)) / alpha. */
    SOFTPLUS,
    /** x times the logistic function of alpha * x. */
    SWISH,
    /** x times the hyperbolic tangent of ln(1 + e^x). */
    MISH,
    /** x without its sign. */
    ABSOLUTE,
    /** alpha * x + beta. */
    LINEAR,
    /** alpha times the beta-th power of x. */
    POWER
  }

  /** A function without parameters. */
  public static Activation of(Function function) {
    return new Activation(function, 0, 0);
  }

  /** Whether none of its values is below 0, for any x. */
  boolean isNeverNegative() {
    return switch (function) {
      case RELU -> alpha == 0;
      case CLIP -> alpha >= 0;
      case LOGISTIC, HARD_LOGISTIC, ABSOLUTE -> true;
      default -> false;
    };
  }
}
