package dev.beagle.network.dl4j;

import dev.beagle.network.Activation;
import dev.beagle.network.HeightWidth;
import dev.beagle.network.Operation.Pooling;
import dev.beagle.network.Operation.Pooling.Kind;
import dev.beagle.network.Shape;
import dev.beagle.network.SlidingWindow;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Reads DL4J's pooling layers. */
final class PoolingReader {
  private static final int[] HEIGHT_AND_WIDTH = {2, 3};

  private final LayerContext to;

  PoolingReader(LayerContext to) {
    this.to = to;
  }

  /** Adds the steps of a layer; returns the id of its output. */
  int read(SubsamplingLayer layer, int input) {
    to.requireChannelsFirst(layer.getCnn2dDataFormat());
    SlidingWindow window = new WindowReader(to.name(), to.shape(input)).read(layer);
    Kind mean =
        layer.isAvgPoolIncludePadInDivisor() ? Kind.MEAN_WITH_PADDING : Kind.MEAN_WITHOUT_PADDING;
    return pool(layer.getPoolingType(), mean, layer.getPnorm(), window, input);
  }

  /** Reads a pooling whose window is as large as the image. */
  int read(GlobalPoolingLayer layer, int input) {
    int[] dimensions = layer.getPoolingDimensions();
    if (dimensions != null && !Arrays.equals(dimensions, HEIGHT_AND_WIDTH)) {
      throw to.unsupported("pooling over other dimensions than height and width is not supported");
    }
    Shape shape = to.shape(input);
    HeightWidth whole = new HeightWidth(shape.height(), shape.width());
    SlidingWindow window =
        new SlidingWindow(whole, whole, HeightWidth.ONE, HeightWidth.NONE, HeightWidth.NONE);
    return pool(layer.getPoolingType(), Kind.MEAN_WITH_PADDING, layer.getPnorm(), window, input);
  }

  private int pool(PoolingType type, Kind mean, int power, SlidingWindow window, int input) {
    return switch (type) {
      case MAX -> pool(Kind.MAX, window, input);
      case AVG -> pool(mean, window, input);
      case SUM -> to.scale(area(window), 0, pool(Kind.MEAN_WITH_PADDING, window, input));
      case PNORM -> norm(power, window, input);
    };
  }

  private int pool(Kind kind, SlidingWindow window, int input) {
    Shape shape = to.shape(input);
    Shape output = Shape.of(shape.channels(), window.places(shape));
    return to.add(new Pooling(kind, window), output, input);
  }

  /** The root of the sum of powers: the root of their mean, times the root of their number. */
  private int norm(int power, SlidingWindow window, int input) {
    int absolute = to.apply(Activation.of(Activation.Function.ABSOLUTE), input);
    int powers = to.apply(new Activation(Activation.Function.POWER, 1, power), absolute);
    int mean = pool(Kind.MEAN_WITH_PADDING, window, powers);
    float factor = (float) Math.pow(area(window), 1.0 / power);
    return to.apply(new Activation(Activation.Function.POWER, factor, 1f / power), mean);
  }

  private static int area(SlidingWindow window) {
    return window.kernel().height() * window.kernel().width();
  }
}
