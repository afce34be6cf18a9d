package dev.beagle.network.dl4j;

import dev.beagle.network.HeightWidth;
import dev.beagle.network.Shape;
import dev.beagle.network.SlidingWindow;
import dev.beagle.network.UnsupportedLayerException;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Reads the sliding windows of DL4J's layers, in each of its padding modes. */
final class WindowReader {
  private final String layer;
  private final Shape input;

  /**
   * @param layer for messages
   * @param input the size of the image that the kernel moves over
   */
  WindowReader(String layer, Shape input) {
    this.layer = layer;
    this.input = input;
  }

  SlidingWindow read(ConvolutionLayer convolution) {
    return read(
        convolution.getConvolutionMode(),
        HeightWidth.of(convolution.getKernelSize()),
        HeightWidth.of(convolution.getStride()),
        HeightWidth.of(convolution.getDilation()),
        HeightWidth.of(convolution.getPadding()));
  }

  /**
   * The window of a transposed convolution. In mode {@code Same} its output is larger than its
   * input by the strides, and the padding is the rest.
   */
  SlidingWindow readTransposed(ConvolutionLayer convolution) {
    HeightWidth kernel = HeightWidth.of(convolution.getKernelSize());
    HeightWidth stride = HeightWidth.of(convolution.getStride());
    HeightWidth dilation = HeightWidth.of(convolution.getDilation());
    if (convolution.getConvolutionMode() != ConvolutionMode.Same) {
      return read(convolution);
    }
    SlidingWindow whole =
        new SlidingWindow(kernel, stride, dilation, HeightWidth.NONE, HeightWidth.NONE);
    HeightWidth reach = whole.reach(input);
    return padded(
        whole,
        reach.height() - input.height() * stride.height(),
        reach.width() - input.width() * stride.width());
  }

  SlidingWindow read(SubsamplingLayer pooling) {
    return read(
        pooling.getConvolutionMode(),
        HeightWidth.of(pooling.getKernelSize()),
        HeightWidth.of(pooling.getStride()),
        HeightWidth.of(pooling.getDilation()),
        HeightWidth.of(pooling.getPadding()));
  }

  private SlidingWindow read(
      ConvolutionMode mode,
      HeightWidth kernel,
      HeightWidth stride,
      HeightWidth dilation,
      HeightWidth padding) {
    return switch (mode) {
      case Truncate, Strict -> new SlidingWindow(kernel, stride, dilation, padding, padding);
      case Same -> same(kernel, stride, dilation);
      case Causal ->
          throw new UnsupportedLayerException(layer, "a causal convolution is not supported");
    };
  }

  /** As many places as the input has strides; an odd zero goes below or to the right. */
  private SlidingWindow same(HeightWidth kernel, HeightWidth stride, HeightWidth dilation) {
    int height = zeros(input.height(), kernel.height(), stride.height(), dilation.height());
    int width = zeros(input.width(), kernel.width(), stride.width(), dilation.width());
    return padded(
        new SlidingWindow(kernel, stride, dilation, HeightWidth.NONE, HeightWidth.NONE),
        height,
        width);
  }

  private static SlidingWindow padded(SlidingWindow window, int rows, int columns) {
    HeightWidth before = new HeightWidth(rows / 2, columns / 2);
    return window.padded(before, new HeightWidth(rows - rows / 2, columns - columns / 2));
  }

  private static int zeros(int size, int kernel, int stride, int dilation) {
    int places = (size + stride - 1) / stride;
    int reach = (kernel - 1) * dilation + 1;
    return Math.max(0, (places - 1) * stride + reach - size);
  }
}
