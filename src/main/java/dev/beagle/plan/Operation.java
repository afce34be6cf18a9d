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

  /** The largest value or the mean of a window. */
  record Pooling(Kind kind, Window window) implements Operation {
    /** What becomes of the values in a window. */
    public enum Kind {
      MAX,
      MEAN_WITH_PADDING,
      MEAN_WITHOUT_PADDING
    }
  }

  /** A factor and a summand for each channel: a batch norm. */
  record Scaling(Weights weights) implements Operation {}

  /** Zeros around an image. */
  record Padding(Extent before, Extent after) implements Operation {}

  /** A function of each value. */
  record Application(Curve curve) implements Operation {}

  /** Two inputs, value by value. */
  record Sum() implements Operation {}

  /** The channels of all inputs, one after the other. */
  record Concatenation() implements Operation {}

  /** The exponential of each channel, divided by their sum. */
  record Softmax() implements Operation {}
}
