package dev.beagle.network.dl4j;

import dev.beagle.network.HeightWidth;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.Operation.Lrn;
import dev.beagle.network.Operation.PRelu;
import dev.beagle.network.Operation.Padding;
import dev.beagle.network.Operation.Slice;
import dev.beagle.network.PostOps;
import dev.beagle.network.Shape;
import dev.beagle.network.SlidingWindow;
import dev.beagle.network.UnsupportedLayerException;
import dev.beagle.network.Weights;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.params.PReLUParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads a layer of DL4J. */
final class LayerReader {
  /** Layers with a weight for each input and output, by class: some of their subclasses do more. */
  private static final List<Class<?>> DENSE =
      List.of(DenseLayer.class, OutputLayer.class, CenterLossOutputLayer.class);

  private final LayerContext to;

  LayerReader(LayerContext to) {
    this.to = to;
  }

  /** Whether a layer takes its input as one vector. */
  static boolean isDense(Layer layer) {
    return DENSE.contains(layer.getClass());
  }

  /**
   * Adds the steps of a layer.
   *
   * @param input the id of its input
   * @return the id of its output
   * @throws UnsupportedLayerException if no operations do what the layer does
   */
  int read(Layer layer, int input) {
    if (layer instanceof ConvolutionLayer convolution) {
      return new ConvolutionReader(to).read(convolution, input);
    }
    if (layer instanceof SubsamplingLayer pooling) {
      return new PoolingReader(to).read(pooling, input);
    }
    if (layer instanceof GlobalPoolingLayer pooling) {
      return new PoolingReader(to).read(pooling, input);
    }
    if (isDense(layer)) {
      return dense(layer, input);
    }
    if (layer instanceof BatchNormalization batchNorm) {
      return batchNorm(batchNorm, input);
    }
    if (layer instanceof PReLULayer) {
      return prelu(input);
    }
    return withoutWeights(layer, input);
  }

  private int withoutWeights(Layer layer, int input) {
    if (layer instanceof ActivationLayer activation) {
      return to.activate(activation.getActivationFn(), input);
    }
    if (layer instanceof LossLayer loss) {
      return to.activate(loss.getActivationFn(), input);
    }
    if (layer instanceof DropoutLayer) {
      return input;
    }
    if (layer instanceof LocalResponseNormalization norm) {
      return lrn(norm, input);
    }
    if (layer instanceof ZeroPaddingLayer padding) {
      return padding(padding, input);
    }
    if (layer instanceof Cropping2D cropping) {
      return cropping(cropping, input);
    }
    if (layer instanceof Upsampling2D upsampling) {
      return new ConvolutionReader(to).read(upsampling, input);
    }
    throw to.unsupported("is a " + layer.getClass().getSimpleName() + ", which is not supported");
  }

  private int batchNorm(BatchNormalization layer, int input) {
    Shape shape = to.shape(input);
    if (!shape.isFlat()) {
      to.requireChannelsFirst(layer.getCnn2DFormat());
    }
    return to.add(BatchNormReader.read(layer, to.parameters(), shape.channels()), shape, input);
  }

  private int dense(Layer layer, int input) {
    if (layer instanceof DenseLayer dense && dense.hasLayerNorm()) {
      throw to.unsupported("layer normalization is not supported");
    }
    Shape shape = to.shape(input);
    Weights weights = WeightsReader.dense(to.parameters());
    HeightWidth whole = new HeightWidth(shape.height(), shape.width());
    SlidingWindow window =
        new SlidingWindow(
            whole, HeightWidth.ONE, HeightWidth.ONE, HeightWidth.NONE, HeightWidth.NONE);
    int output =
        to.add(
            new Convolution(window, 1, weights, PostOps.NONE),
            Shape.flat(weights.outputs()),
            input);
    return to.activate(activation(layer), output);
  }

  private static IActivation activation(Layer layer) {
    return layer instanceof BaseOutputLayer output
        ? output.getActivationFn()
        : ((DenseLayer) layer).getActivationFn();
  }

  /** DL4J has a slope for each value of an image, or one for all along a shared axis. */
  private int prelu(int input) {
    Shape shape = to.shape(input);
    INDArray slopes = WeightsReader.get(to.parameters(), PReLUParamInitializer.WEIGHT_KEY);
    long[] sizes = slopes.shape();
    Shape known =
        switch (sizes.length) {
          case 1 -> Shape.flat((int) sizes[0]);
          case 3 -> new Shape((int) sizes[0], (int) sizes[1], (int) sizes[2]);
          default ->
              throw to.unsupported(
                  "PReLU slopes of " + sizes.length + " dimensions are not supported");
        };
    if (!shape.isFlat() && sizes.length == 1) {
      throw to.unsupported("PReLU slopes without the dimensions of an image are not supported");
    }
    Weights values = WeightsReader.plain(slopes);
    return to.add(new PRelu(known, values), shape, input);
  }

  private int lrn(LocalResponseNormalization layer, int input) {
    to.requireChannelsFirst(layer.getDataFormat());
    int eachSide = (int) layer.getN() / 2;
    return to.add(
        new Lrn(
            2 * eachSide + 1,
            (float) layer.getK(),
            (float) layer.getAlpha(),
            (float) layer.getBeta()),
        to.shape(input),
        input);
  }

  private int padding(ZeroPaddingLayer layer, int input) {
    to.requireChannelsFirst(layer.getDataFormat());
    int[] sides = layer.getPadding(); // Above, below, left, right.
    Shape shape = to.shape(input);
    return to.add(
        new Padding(new HeightWidth(sides[0], sides[2]), new HeightWidth(sides[1], sides[3])),
        shape.grown(sides[0] + sides[1], sides[2] + sides[3]),
        input);
  }

  private int cropping(Cropping2D layer, int input) {
    to.requireChannelsFirst(layer.getDataFormat());
    int[] sides = layer.getCropping(); // Above, below, left, right.
    Shape left = to.shape(input).grown(-sides[0] - sides[1], -sides[2] - sides[3]);
    return to.add(new Slice(0, sides[0], sides[2]), left, input);
  }
}
