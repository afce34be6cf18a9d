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
    Extent before = new Extent(height / 2, width / 2);
    Extent after = new Extent(height - height / 2, width - width / 2);
    return new Window(kernel, stride, dilation, before, after);
  }

  private static int zeros(int size, int kernel, int stride, int dilation) {
    int places = (size + stride - 1) / stride;
    int reach = (kernel - 1) * dilation + 1;
    return Math.max(0, (places - 1) * stride + reach - size);
  }
}
