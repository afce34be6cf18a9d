package dev.beagle.plan;

/**
 * A function of one value x.
 *
 * @param kind which
 * @param alpha its first parameter, 0 where it has none
 * @param beta its second parameter, 0 where it has none
 */
public record Curve(Kind kind, float alpha, float beta) {

  /** The functions that there are. */
  public enum Kind {
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

  /** The one without parameters. */
  static Curve of(Kind kind) {
    return new Curve(kind, 0, 0);
  }

  /** Whether none of its values is below 0, whatever x is. */
  boolean isNeverNegative() {
    return switch (kind) {
      case RELU -> alpha == 0;
      case CLIP -> alpha >= 0;
      case LOGISTIC, HARD_LOGISTIC, ABSOLUTE -> true;
      default -> false;
    };
  }
}
