package dev.beagle.plan;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Works out where DL4J puts a kernel, in each of its padding modes. */
final class WindowReader {
  private final String layer;
  private final Shape input;

  /**
   * @param layer for messages
   * @param input what the kernel moves over
   */
  WindowReader(String layer, Shape input) {
    this.layer = layer;
    this.input = input;
  }

  Window read(ConvolutionLayer convolution) {
    return read(
        convolution.getConvolutionMode(),
        Extent.of(convolution.getKernelSize()),
        Extent.of(convolution.getStride()),
        Extent.of(convolution.getDilation()),
        Extent.of(convolution.getPadding()));
  }

  /**
   * For a transposed convolution. In mode {@code Same} its output is as much larger than its input
   * as its strides say, and the padding is what that takes off.
   */
  Window readTransposed(ConvolutionLayer convolution) {
    Extent kernel = Extent.of(convolution.getKernelSize());
    Extent stride = Extent.of(convolution.getStride());
    Extent dilation = Extent.of(convolution.getDilation());
    if (convolution.getConvolutionMode() != ConvolutionMode.Same) {
      return read(convolution);
    }
    Window whole = new Window(kernel, stride, dilation, Extent.NONE, Extent.NONE);
    Extent reach = whole.reach(input);
    return padded(
        whole,
        reach.height() - input.height() * stride.height(),
        reach.width() - input.width() * stride.width());
  }

  Window read(SubsamplingLayer pooling) {
    return read(
        pooling.getConvolutionMode(),
        Extent.of(pooling.getKernelSize()),
        Extent.of(pooling.getStride()),
        Extent.of(pooling.getDilation()),
        Extent.of(pooling.getPadding()));
  }

  private Window read(
      ConvolutionMode mode, Extent kernel, Extent stride, Extent dilation, Extent padding) {
    return switch (mode) {
      case Truncate, Strict -> new Window(kernel, stride, dilation, padding, padding);
      case Same -> same(kernel, stride, dilation);
      case Causal -> throw new UnsupportedLayerException(layer, "causal convolution");
    };
  }

  /** As many places as the input has strides; an odd zero goes below or to the right. */
  private Window same(Extent kernel, Extent stride, Extent dilation) {
    int height = zeros(input.height(), kernel.height(), stride.height(), dilation.height());
    int width = zeros(input.width(), kernel.width(), stride.width(), dilation.width());
    return padded(new Window(kernel, stride, dilation, Extent.NONE, Extent.NONE), height, width);
  }

  private static Window padded(Window window, int rows, int columns) {
    Extent before = new Extent(rows / 2, columns / 2);
    return window.padded(before, new Extent(rows - rows / 2, columns - columns / 2));
  }

  private static int zeros(int size, int kernel, int stride, int dilation) {
    int places = (size + stride - 1) / stride;
    int reach = (kernel - 1) * dilation + 1;
    return Math.max(0, (places - 1) * stride + reach - size);
  }
}
