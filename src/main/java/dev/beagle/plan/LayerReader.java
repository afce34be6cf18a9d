package dev.beagle.plan;

import dev.beagle.plan.Operation.Application;
import dev.beagle.plan.Operation.Convolution;
import dev.beagle.plan.Operation.Padding;
import dev.beagle.plan.Operation.Pooling;
import dev.beagle.plan.Operation.Softmax;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/** From one layer of DL4J to steps. */
final class LayerReader {
  private final PlanBuilder plan;
  private final String name;
  private final Map<String, INDArray> parameters;

  /**
   * @param plan gets the steps
   * @param name the layer's
   * @param parameters the layer's, by DL4J's names
   */
  LayerReader(PlanBuilder plan, String name, Map<String, INDArray> parameters) {
    this.plan = plan;
    this.name = name;
    this.parameters = parameters;
  }

  /**
   * Adds the steps of a layer.
   *
   * @param input the id of its input
   * @return the id of its output
   * @throws UnsupportedLayerException if no steps do what the layer does
   */
  int read(Layer layer, int input) {
    // Classes by name, for DL4J derives layers from others that do something else.
    Class<?> type = layer.getClass();
    if (type == ConvolutionLayer.class || type == Convolution2D.class) {
      return convolution((ConvolutionLayer) layer, input);
    }
    if (type == BatchNormalization.class) {
      return batchNorm((BatchNormalization) layer, input);
    }
    if (type == SubsamplingLayer.class) {
      return pooling((SubsamplingLayer) layer, input);
    }
    if (type == GlobalPoolingLayer.class) {
      return globalPooling((GlobalPoolingLayer) layer, input);
    }
    if (type == ZeroPaddingLayer.class) {
      return padding((ZeroPaddingLayer) layer, input);
    }
    if (type == DenseLayer.class) {
      return dense(((DenseLayer) layer).getActivationFn(), input);
    }
    if (type == OutputLayer.class) {
      return dense(((OutputLayer) layer).getActivationFn(), input);
    }
    return withoutWeights(layer, input);
  }

  private int withoutWeights(Layer layer, int input) {
    if (layer instanceof ActivationLayer activation) {
      return activation(activation.getActivationFn(), input);
    }
    if (layer instanceof LossLayer loss) {
      return activation(loss.getActivationFn(), input);
    }
    if (layer instanceof DropoutLayer) {
      return input;
    }
    throw unsupported("is a " + layer.getClass().getSimpleName() + ", which is not compiled");
  }

  private int convolution(ConvolutionLayer layer, int input) {
    requireChannelsFirst(layer.getCnn2dDataFormat());
    Shape shape = plan.shape(input);
    Window window = new WindowReader(name, shape).read(layer);
    Weights weights = WeightsReader.convolution(parameters);
    int output =
        add(
            new Convolution(window, 1, weights, Epilogue.NONE),
            shape(weights.outputs(), window.places(shape)),
            input);
    return activation(layer.getActivationFn(), output);
  }

  private int batchNorm(BatchNormalization layer, int input) {
    Shape shape = plan.shape(input);
    if (!shape.isFlat()) {
      requireChannelsFirst(layer.getCnn2DFormat());
    }
    return add(BatchNormReader.read(layer, parameters, shape.channels()), shape, input);
  }

  private int pooling(SubsamplingLayer layer, int input) {
    requireChannelsFirst(layer.getCnn2dDataFormat());
    Shape shape = plan.shape(input);
    Window window = new WindowReader(name, shape).read(layer);
    Pooling.Kind kind = kind(layer.getPoolingType());
    if (kind == Pooling.Kind.MEAN_WITHOUT_PADDING && layer.isAvgPoolIncludePadInDivisor()) {
      kind = Pooling.Kind.MEAN_WITH_PADDING;
    }
    return add(new Pooling(kind, window), shape(shape.channels(), window.places(shape)), input);
  }

  private int globalPooling(GlobalPoolingLayer layer, int input) {
    if (!layer.isCollapseDimensions()) {
      throw unsupported("pooling that keeps dimensions is not compiled");
    }
    Shape shape = plan.shape(input);
    Extent whole = new Extent(shape.height(), shape.width());
    Window window = new Window(whole, whole, Extent.ONE, Extent.NONE, Extent.NONE);
    return add(
        new Pooling(kind(layer.getPoolingType()), window), Shape.flat(shape.channels()), input);
  }

  private Pooling.Kind kind(PoolingType type) {
    return switch (type) {
      case MAX -> Pooling.Kind.MAX;
      case AVG -> Pooling.Kind.MEAN_WITHOUT_PADDING;
      case SUM, PNORM -> throw unsupported("pooling by " + type + " is not compiled");
    };
  }

  private int padding(ZeroPaddingLayer layer, int input) {
    requireChannelsFirst(layer.getDataFormat());
    int[] sides = layer.getPadding(); // Above, below, left, right.
    Shape shape = plan.shape(input);
    int height = shape.height() + sides[0] + sides[1];
    int width = shape.width() + sides[2] + sides[3];
    return add(
        new Padding(new Extent(sides[0], sides[2]), new Extent(sides[1], sides[3])),
        new Shape(shape.channels(), height, width),
        input);
  }

  private int dense(IActivation activation, int input) {
    Shape shape = plan.shape(input);
    Weights weights = WeightsReader.dense(parameters);
    Extent whole = new Extent(shape.height(), shape.width());
    Window window = new Window(whole, Extent.ONE, Extent.ONE, Extent.NONE, Extent.NONE);
    Shape output = Shape.flat(weights.outputs());
    int id = add(new Convolution(window, 1, weights, Epilogue.NONE), output, input);
    return activation(activation, id);
  }

  private int activation(IActivation activation, int input) {
    if (activation instanceof ActivationIdentity) {
      return input;
    }
    boolean softmax = activation instanceof ActivationSoftmax;
    Operation operation = softmax ? new Softmax() : new Application(Curves.of(name, activation));
    return add(operation, plan.shape(input), input);
  }

  private int add(Operation operation, Shape output, int input) {
    return plan.add(name, operation, output, List.of(input));
  }

  private static Shape shape(int channels, Extent places) {
    return new Shape(channels, places.height(), places.width());
  }

  private void requireChannelsFirst(CNN2DFormat format) {
    if (format != CNN2DFormat.NCHW) {
      throw unsupported("channels that come last are not compiled");
    }
  }

  private UnsupportedLayerException unsupported(String reason) {
    return new UnsupportedLayerException(name, reason);
  }
}
