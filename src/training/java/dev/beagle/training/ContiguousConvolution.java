package dev.beagle.training;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.convolution.Convolution;

/**
 * A convolution without bias and activation that keeps all arrays in C order.
 *
 * <p>DL4J's own rearranges its input (im2col) into a permuted array, for which ND4J takes seven
 * times as long as for one in C order; that was two thirds of the training time.
 */
final class ContiguousConvolution extends ConvolutionLayer {
  private static final long serialVersionUID = 1;
  private static final String WEIGHTS = ConvolutionParamInitializer.WEIGHT_KEY;

  ContiguousConvolution(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    Columns columns = columns(workspaces);
    int outputs = outputs();
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {columns.count(), outputs, columns.height(), columns.width()},
            'c');
    Product product = new Product(outputs, columns.places(), columns.values());
    for (long i = 0; i < columns.count(); i++) {
      product.multiply(
          getParam(WEIGHTS),
          0,
          columns.array(),
          columns.at(i),
          output,
          i * outputs * columns.places());
    }
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray delta = inOrder(epsilon);
    Columns columns = columns(workspaces);
    INDArray weightGradient = gradientViews.get(WEIGHTS);
    weightGradient.assign(0);
    INDArray columnGradient =
        workspaces.createUninitialized(
            ArrayType.BP_WORKING_MEM, dataType, columns.array().shape(), 'c');
    Product toWeights = new Product(outputs(), columns.values(), columns.places());
    Product toColumns = new Product(columns.values(), columns.places(), outputs());
    INDArray weights = getParam(WEIGHTS);
    for (long i = 0; i < columns.count(); i++) {
      long at = i * outputs() * columns.places();
      toWeights.addRightTransposed(delta, at, columns.array(), columns.at(i), weightGradient, 0);
      toColumns.multiplyLeftTransposed(weights, 0, delta, at, columnGradient, columns.at(i));
    }
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(WEIGHTS, weightGradient, 'c');
    return new Pair<>(gradient, inputGradient(columnGradient, workspaces));
  }

  private INDArray inputGradient(INDArray columnGradient, LayerWorkspaceMgr workspaces) {
    INDArray gradient =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    int[] stride = layerConf().getStride();
    int[] padding = layerConf().getPadding();
    Convolution.col2im(
        columnGradient,
        gradient,
        stride[0],
        stride[1],
        padding[0],
        padding[1],
        (int) input.size(2),
        (int) input.size(3),
        1,
        1);
    return gradient;
  }

  private Columns columns(LayerWorkspaceMgr workspaces) {
    int[] kernel = layerConf().getKernelSize();
    int[] stride = layerConf().getStride();
    int[] padding = layerConf().getPadding();
    long height = (input.size(2) + 2L * padding[0] - kernel[0]) / stride[0] + 1;
    long width = (input.size(3) + 2L * padding[1] - kernel[1]) / stride[1] + 1;
    long[] shape = {input.size(0), input.size(1), kernel[0], kernel[1], height, width};
    INDArray array = workspaces.createUninitialized(ArrayType.FF_WORKING_MEM, dataType, shape, 'c');
    Convolution.im2col(
        inOrder(input),
        kernel[0],
        kernel[1],
        stride[0],
        stride[1],
        padding[0],
        padding[1],
        1,
        1,
        false,
        array);
    return new Columns(array);
  }

  private int outputs() {
    return (int) layerConf().getNOut();
  }

  private static INDArray inOrder(INDArray array) {
    return array.ordering() == 'c' && array.elementWiseStride() == 1 && !array.isView()
        ? array
        : array.dup('c');
  }

  /**
   * What each place of the output sees of the input.
   *
   * @param array {@code [count, channels, kernelHeight, kernelWidth, height, width]}
   */
  private record Columns(INDArray array) {
    int count() {
      return (int) array.size(0);
    }

    int values() {
      return (int) (array.size(1) * array.size(2) * array.size(3));
    }

    int places() {
      return (int) (height() * width());
    }

    long height() {
      return array.size(4);
    }

    long width() {
      return array.size(5);
    }

    long at(long image) {
      return image * values() * places();
    }
  }
}
