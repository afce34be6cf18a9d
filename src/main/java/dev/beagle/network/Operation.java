package dev.beagle.network;

/** What a step does, whatever library described the network and whatever library runs it. */
public sealed interface Operation {

  /**
   * A convolution, and what could be fused with it. A dense layer is one whose kernel is as large
   * as the image.
   *
   * @param groups into how many parts the channels are split, each seeing its own part only
   */
  record Convolution(SlidingWindow window, int groups, Weights weights, PostOps postOps)
      implements Operation {
    /** One value of each channel for each channel: what the others are made of if need be. */
    public static Convolution ofEachChannel(SlidingWindow window, Weights weights) {
      return new Convolution(window, weights.outputs(), weights, PostOps.NONE);
    }

    public Convolution with(Weights others) {
      return new Convolution(window, groups, others, postOps);
    }

    public Convolution with(SlidingWindow other) {
      return new Convolution(other, groups, weights, postOps);
    }

    public Convolution with(PostOps other) {
      return new Convolution(window, groups, weights, other);
    }
  }

  /**
   * A transposed convolution: each value of the input, times the kernel, is added to the window
   * that a convolution of the output would have taken it from.
   *
   * @param groups as in a convolution
   */
  record Deconvolution(SlidingWindow window, int groups, Weights weights) implements Operation {}

  /** The largest value or the mean of a window. */
  record Pooling(Kind kind, SlidingWindow window) implements Operation {
    /** What becomes of the values in a window. */
    public enum Kind {
      MAX,
      MEAN_WITH_PADDING,
      MEAN_WITHOUT_PADDING
    }

    public Pooling with(SlidingWindow other) {
      return new Pooling(kind, other);
    }
  }

  /** A factor and a summand for each channel: a batch norm. */
  record ChannelAffine(Weights weights) implements Operation {}

  /** Zeros around an image. */
  record Padding(HeightWidth before, HeightWidth after) implements Operation {}

  /**
   * A function of each value x.
   *
   * @param function which
   * @param alpha its first parameter, 0 where it has none
   * @param beta its second parameter, 0 where it has none
   */
  record Activation(Function function, float alpha, float beta) implements Operation {

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

    /** The one without parameters. */
    public static Activation of(Function function) {
      return new Activation(function, 0, 0);
    }

    /** Whether none of its values is below 0, whatever x is. */
    boolean isNeverNegative() {
      return switch (function) {
        case RELU -> alpha == 0;
        case CLIP -> alpha >= 0;
        case LOGISTIC, HARD_LOGISTIC, ABSOLUTE -> true;
        default -> false;
      };
    }
  }

  /**
   * Values below 0 times a slope that was learnt.
   *
   * @param shape of the slopes: the image's, with a 1 where all places share one
   * @param slopes in that shape
   */
  record PRelu(Shape shape, Weights slopes) implements Operation {}

  /**
   * {@code x / (base + factor * s)^exponent}, with s the sum of the squares of as many neighbouring
   * channels, x in their middle: Krizhevsky et al., "ImageNet Classification with Deep
   * Convolutional Neural Networks" (2012), section 3.3.
   *
   * @param neighbours how many, x itself counted; odd
   */
  record Lrn(int neighbours, float base, float factor, float exponent) implements Operation {}

  /**
   * Each image's values, divided by their length as a vector.
   *
   * @param least divides them if the length is less
   */
  record L2Normalize(float least) implements Operation {}

  /** Two inputs, value by value. */
  record Sum() implements Operation {}

  /** Two inputs, value by value, in other ways than added. */
  record Combination(Way way) implements Operation {
    /** What becomes of two values. */
    public enum Way {
      DIFFERENCE,
      PRODUCT,
      MAX
    }
  }

  /** The channels of all inputs, one after the other. */
  record Concatenation() implements Operation {}

  /** As much of the input as the output has room for, from a channel, row and column on. */
  record Slice(int channel, int row, int column) implements Operation {}

  /** The exponential of each channel, divided by their sum. */
  record Softmax() implements Operation {}
}
