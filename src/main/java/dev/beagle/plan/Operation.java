package dev.beagle.plan;

/** What a step does, whatever library described the network and whatever library runs it. */
public sealed interface Operation {

  /**
   * A convolution, and what could be fused with it. A dense layer is one whose kernel is as large
   * as the image.
   *
   * @param groups into how many parts the channels are split, each seeing its own part only
   */
  record Convolution(Window window, int groups, Weights weights, Epilogue epilogue)
      implements Operation {
    /** One value of each channel for each channel: what the others are made of if need be. */
    public static Convolution ofEachChannel(Window window, Weights weights) {
      return new Convolution(window, weights.outputs(), weights, Epilogue.NONE);
    }

    public Convolution with(Weights others) {
      return new Convolution(window, groups, others, epilogue);
    }

    public Convolution with(Window other) {
      return new Convolution(other, groups, weights, epilogue);
    }

    public Convolution with(Epilogue other) {
      return new Convolution(window, groups, weights, other);
    }
  }

  /**
   * A transposed convolution: each value of the input, times the kernel, is added to the window
   * that a convolution of the output would have taken it from.
   *
   * @param groups as in a convolution
   */
  record Deconvolution(Window window, int groups, Weights weights) implements Operation {}

  /** The largest value or the mean of a window. */
  record Pooling(Kind kind, Window window) implements Operation {
    /** What becomes of the values in a window. */
    public enum Kind {
      MAX,
      MEAN_WITH_PADDING,
      MEAN_WITHOUT_PADDING
    }

    public Pooling with(Window other) {
      return new Pooling(kind, other);
    }
  }

  /** A factor and a summand for each channel: a batch norm. */
  record Scaling(Weights weights) implements Operation {}

  /** Zeros around an image. */
  record Padding(Extent before, Extent after) implements Operation {}

  /** A function of each value. */
  record Application(Curve curve) implements Operation {}

  /**
   * Values below 0 times a slope that was learnt.
   *
   * @param shape of the slopes: the image's, with a 1 where all places share one
   * @param slopes in that shape
   */
  record LearntSlope(Shape shape, Weights slopes) implements Operation {}

  /**
   * {@code x / (base + factor * s)^exponent}, with s the sum of the squares of as many neighbouring
   * channels, x in their middle: Krizhevsky et al., "ImageNet Classification with Deep
   * Convolutional Neural Networks" (2012), section 3.3.
   *
   * @param neighbours how many, x itself counted; odd
   */
  record ResponseNorm(int neighbours, float base, float factor, float exponent)
      implements Operation {}

  /**
   * Each image's values, divided by their length as a vector.
   *
   * @param least divides them if the length is less
   */
  record UnitLength(float least) implements Operation {}

  /** Two inputs, value by value. */
  record Sum() implements Operation {}

  /** Two inputs, value by value, in other ways than added. */
  record Combination(Way way) implements Operation {
    /** What becomes of two values. */
    public enum Way {
      DIFFERENCE,
      PRODUCT,
      LARGER
    }
  }

  /** The channels of all inputs, one after the other. */
  record Concatenation() implements Operation {}

  /** As much of the input as the output has room for, from a channel, row and column on. */
  record Part(int channel, int row, int column) implements Operation {}

  /** The exponential of each channel, divided by their sum. */
  record Softmax() implements Operation {}
}
