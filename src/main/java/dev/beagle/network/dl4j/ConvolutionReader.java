package dev.beagle.network.dl4j;

import dev.beagle.network.HeightWidth;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.Operation.Deconvolution;
import dev.beagle.network.PostOps;
import dev.beagle.network.Shape;
import dev.beagle.network.SlidingWindow;
import dev.beagle.network.Weights;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;

/** Reads DL4J's convolutions, transposed convolutions and upsamplings. */
final class ConvolutionReader {
  private final LayerContext to;

  ConvolutionReader(LayerContext to) {
    this.to = to;
  }

  /** Adds the steps of a layer; returns the id of its output. */
  int read(ConvolutionLayer layer, int input) {
    to.requireChannelsFirst(layer.getCnn2dDataFormat());
    return to.activate(layer.getActivationFn(), withoutActivation(layer, input));
  }

  private int withoutActivation(ConvolutionLayer layer, int input) {
    // By class, for DL4J derives layers from others that do something else.
    Class<?> type = layer.getClass();
    SlidingWindow window = new WindowReader(to.name(), to.shape(input)).read(layer);
    if (type == ConvolutionLayer.class || type == Convolution2D.class) {
      return convolution(window, 1, WeightsReader.convolution(to.parameters()), input);
    }
    int channels = to.shape(input).channels();
    if (type == DepthwiseConvolution2D.class) {
      return convolution(window, channels, WeightsReader.depthwise(to.parameters()), input);
    }
    if (type == SeparableConvolution2D.class) {
      int each = convolution(window, channels, WeightsReader.eachChannel(to.parameters()), input);
      return convolution(SlidingWindow.POINT, 1, WeightsReader.pointwise(to.parameters()), each);
    }
    if (type == Deconvolution2D.class) {
      return deconvolution(layer, input);
    }
    throw to.unsupported("is a " + type.getSimpleName() + ", which is not supported");
  }

  private int convolution(SlidingWindow window, int groups, Weights weights, int input) {
    return to.add(
        new Convolution(window, groups, weights, PostOps.NONE),
        Shape.of(weights.outputs(), window.places(to.shape(input))),
        input);
  }

  private int deconvolution(ConvolutionLayer layer, int input) {
    Weights weights = WeightsReader.deconvolution(to.parameters());
    SlidingWindow window = new WindowReader(to.name(), to.shape(input)).readTransposed(layer);
    Shape output = Shape.of(weights.outputs(), window.reach(to.shape(input)));
    return to.add(new Deconvolution(window, 1, weights), output, input);
  }

  /** Reads an upsampling: a transposed convolution of each channel with ones. */
  int read(Upsampling2D layer, int input) {
    to.requireChannelsFirst(layer.getFormat());
    HeightWidth size = HeightWidth.of(layer.getSize());
    Shape shape = to.shape(input);
    SlidingWindow window =
        new SlidingWindow(size, size, HeightWidth.ONE, HeightWidth.NONE, HeightWidth.NONE);
    Weights ones = Weights.ones(shape.channels(), size.height() * size.width());
    Shape output = Shape.of(shape.channels(), window.reach(shape));
    return to.add(new Deconvolution(window, shape.channels(), ones), output, input);
  }
}
