package dev.beagle.engine.onednn;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;

/**
 * Draws layers of every kind that can be compiled, with every setting that changes their output.
 */
final class RandomLayers {
  private static final List<Activation> ACTIVATIONS =
      List.of(
          Activation.IDENTITY,
          Activation.IDENTITY,
          Activation.RELU,
          Activation.RELU,
          Activation.LEAKYRELU,
          Activation.ELU,
          Activation.SELU,
          Activation.RELU6,
          Activation.HARDTANH,
          Activation.HARDSIGMOID,
          Activation.TANH,
          Activation.RECTIFIEDTANH,
          Activation.SIGMOID,
          Activation.SOFTPLUS,
          Activation.SOFTSIGN,
          Activation.SWISH,
          Activation.MISH,
          Activation.CUBE,
          Activation.GELU);

  private static final List<PoolingType> POOLINGS = List.of(PoolingType.values());

  private final Random random;

  RandomLayers(Random random) {
    this.random = random;
  }

  /** A layer for an image of at least 6 x 6, whose output is not empty. */
  Layer anyOf(InputTypeConvolutional size) {
    return switch (random.nextInt(12)) {
      case 0 -> pooling();
      case 1 -> batchNorm();
      case 2 -> new ZeroPaddingLayer.Builder(some(3), some(3), some(3), some(3)).build();
      case 3 -> new ActivationLayer(activation());
      case 4 -> new LocalResponseNormalization.Builder().n(2 + some(5)).alpha(0.1).build();
      case 5 -> new Cropping2D.Builder(some(2), some(2), some(2), some(2)).build();
      case 6 -> new Upsampling2D.Builder(1 + some(2)).build();
      case 7 -> slopes(size);
      case 8 -> depthwise();
      default -> convolution();
    };
  }

  Layer pointwise(int channels) {
    IActivation activation =
        random.nextBoolean() ? Activation.IDENTITY.getActivationFunction() : activation();
    return new ConvolutionLayer.Builder(1, 1).nOut(channels).activation(activation).build();
  }

  Layer batchNorm() {
    return new BatchNormalization.Builder()
        .eps(random.nextBoolean() ? 1e-5 : 1e-2)
        .useLogStd(random.nextBoolean())
        .lockGammaBeta(random.nextInt(4) == 0)
        .build();
  }

  Layer globalPooling() {
    return new GlobalPoolingLayer.Builder(poolingType())
        .collapseDimensions(random.nextBoolean())
        .build();
  }

  IActivation activation() {
    return random.nextInt(15) == 0
        ? new ActivationReLU(1.5, 0.0, random.nextBoolean() ? 0.1 : null)
        : ACTIVATIONS.get(some(ACTIVATIONS.size())).getActivationFunction();
  }

  /** From 0 to one less than the bound. */
  int some(int bound) {
    return random.nextInt(bound);
  }

  private Layer convolution() {
    return switch (random.nextInt(4)) {
      case 0 ->
          drawn(
              new SeparableConvolution2D.Builder(1 + some(3), 1 + some(3))
                  .depthMultiplier(1 + some(2)));
      case 1 -> drawn(new Deconvolution2D.Builder(1 + some(3), 1 + some(3)));
      default -> drawn(new ConvolutionLayer.Builder(1 + some(3), 1 + some(3)));
    };
  }

  private Layer depthwise() {
    DepthwiseConvolution2D.Builder builder =
        new DepthwiseConvolution2D.Builder(1 + some(3), 1 + some(3));
    return drawn(builder.depthMultiplier(1 + some(2)));
  }

  private Layer drawn(ConvolutionLayer.BaseConvBuilder<?> builder) {
    boolean same = random.nextBoolean();
    builder
        .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
        .dilation(1 + some(2), 1 + some(2))
        .nOut(1 + some(20))
        .hasBias(random.nextBoolean())
        .activation(activation());
    builder.setStride(new int[] {1 + some(2), 1 + some(2)});
    if (!same) {
      builder.setPadding(new int[] {some(2), some(2)});
    }
    return builder.build();
  }

  /** One for each value, or shared by all places. */
  private Layer slopes(InputTypeConvolutional size) {
    PReLULayer.Builder builder =
        new PReLULayer.Builder().inputShape(size.getChannels(), size.getHeight(), size.getWidth());
    return random.nextBoolean() ? builder.sharedAxes(2, 3).build() : builder.build();
  }

  private Layer pooling() {
    boolean same = random.nextBoolean();
    SubsamplingLayer.Builder pooling =
        new SubsamplingLayer.Builder(withoutSum())
            .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .kernelSize(2 + some(2), 2 + some(2))
            .stride(1 + some(2), 1 + some(2))
            .pnorm(1 + some(3));
    return same ? pooling.build() : pooling.padding(some(2), some(2)).build();
  }

  /** DL4J has no sum of windows, only one of the whole image. */
  private PoolingType withoutSum() {
    PoolingType type = poolingType();
    return type == PoolingType.SUM ? PoolingType.MAX : type;
  }

  private PoolingType poolingType() {
    return POOLINGS.get(some(POOLINGS.size()));
  }
}
