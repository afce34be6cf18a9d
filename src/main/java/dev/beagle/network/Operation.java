package dev.beagle.network;

/**
 * The computation of a step, independent of the source library and of the engine. To add one, add a
 * record here; the compiler then names each {@link Visitor} to extend. Look also at {@link Fusion},
 * {@link Graph} and {@code engine.onednn.program.Quantization}, which know operations by {@code
 * instanceof}.
 */
public sealed interface Operation {

  /** Calls the visitor's method for this operation. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A case for each operation.
   *
   * @param <R> the result
   */
  interface Visitor<R> {
    R convolution(Convolution convolution);

    R deconvolution(Deconvolution deconvolution);

    R pooling(Pooling pooling);

    R channelAffine(ChannelAffine affine);

    R padding(Padding padding);

    R elementwise(Elementwise elementwise);

    R prelu(PRelu prelu);

    R lrn(Lrn lrn);

    R l2Normalize(L2Normalize normalize);

    R sum(Sum sum);

    R combination(Combination combination);

    R concatenation(Concatenation concatenation);

    R slice(Slice slice);

    R softmax(Softmax softmax);
  }

  /**
   * A convolution, and the operations fused with it. A dense layer is one whose kernel is as large
   * as the image.
   *
   * @param groups the number of groups that the channels are split into, each computed by itself
   */
  record Convolution(SlidingWindow window, int groups, Weights weights, PostOps postOps)
      implements Operation {
    /** A convolution of each channel by itself. */
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

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.convolution(this);
    }
  }

  /**
   * A transposed convolution: each value of the input, times the kernel, is added to the window
   * that a convolution of the output would have taken it from.
   *
   * @param groups as in a convolution
   */
  record Deconvolution(SlidingWindow window, int groups, Weights weights) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.deconvolution(this);
    }
  }

  /** The maximum or the mean of a window. */
  record Pooling(Kind kind, SlidingWindow window) implements Operation {
    /** The function of a window's values. */
    public enum Kind {
      MAX,
      MEAN_WITH_PADDING,
      MEAN_WITHOUT_PADDING
    }

    public Pooling with(SlidingWindow other) {
      return new Pooling(kind, other);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pooling(this);
    }
  }

  /** A factor and a summand for each channel, such as a batch norm. */
  record ChannelAffine(Weights weights) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.channelAffine(this);
    }
  }

  /** Zeros around an image. */
  record Padding(HeightWidth before, HeightWidth after) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.padding(this);
    }
  }

  /** A function of each value. */
  record Elementwise(Activation activation) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.elementwise(this);
    }
  }

  /**
   * A learnt slope for values below 0.
   *
   * @param shape of the slopes: the image's, with a 1 for each axis along which they are the same
   * @param slopes in that shape
   */
  record PRelu(Shape shape, Weights slopes) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.prelu(this);
    }
  }

  /**
   * {@code x / (base + factor * s)^exponent}, with s the sum of the squares of as many neighbouring
   * channels, x in their middle: Krizhevsky et al., "ImageNet Classification with Deep
   * Convolutional Neural Networks" (2012), section 3.3.
   *
   * @param neighbours the number of channels, x's own included; odd
   */
  record Lrn(int neighbours, float base, float factor, float exponent) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lrn(this);
    }
  }

  /**
   * Each image's values, divided by their length as a vector.
   *
   * @param least the divisor if the length is less
   */
  record L2Normalize(float least) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.l2Normalize(this);
    }
  }

  /** The sum of two inputs, value by value. */
  record Sum() implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sum(this);
    }
  }

  /** A combination of two inputs, value by value, other than their sum. */
  record Combination(Function function) implements Operation {
    /** The function of two values. */
    public enum Function {
      DIFFERENCE,
      PRODUCT,
      MAX
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.combination(this);
    }
  }

  /** The channels of all inputs, one after the other. */
  record Concatenation() implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concatenation(this);
    }
  }

  /** As much of the input as the output has room for, from a channel, row and column on. */
  record Slice(int channel, int row, int column) implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.slice(this);
    }
  }

  /** The exponential of each channel, divided by their sum. */
  record Softmax() implements Operation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softmax(this);
    }
  }
}
