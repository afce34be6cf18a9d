package dev.beagle.engine;

/** What a step does, whatever library described the network and whatever library runs it. */
sealed interface Operation {

  /**
   * A convolution, and what could be fused with it. A dense layer is one whose kernel is as large
   * as the image.
   *
   * @param groups into how many parts the channels are split, each seeing its own part only
   */
  record Convolution(Window window, int groups, Weights weights, Epilogue epilogue)
      implements Operation {
    /** One value of each channel for each channel: what the others are made of if need be. */
    static Convolution ofEachChannel(Window window, Weights weights) {
      return new Convolution(window, weights.outputs(), weights, Epilogue.NONE);
    }

    Convolution with(Weights others) {
      return new Convolution(window, groups, others, epilogue);
    }

    Convolution with(Window other) {
      return new Convolution(other, groups, weights, epilogue);
    }

    Convolution with(Epilogue other) {
      return new Convolution(window, groups, weights, other);
    }
  }

  /** The largest value or the mean of a window. */
  record Pooling(Kind kind, Window window) implements Operation {
    /** What becomes of the values in a window. */
    enum Kind {
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
