package dev.beagle.model.resnet50;

import dev.beagle.model.NetworkInput;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Builds ResNet50 as a graph whose vertices with weights have the names of Keras' layers. */
public final class ResNet50 {
  /** Width and height of an image. */
  public static final int SIZE = 224;

  /** The vertex of the dense layer and its softmax, whatever the weights file calls it. */
  static final String HEAD = "predictions";

  /** Channels after the last stage. */
  static final int FEATURES = 2048;

  private static final int[] BLOCKS = {3, 4, 6, 3};
  private static final int[] WIDTHS = {64, 128, 256, 512};

  private final ResNet50Topology topology;
  private final ComputationGraphConfiguration.GraphBuilder builder =
      new NeuralNetConfiguration.Builder()
          .activation(Activation.IDENTITY) // DL4J's default is a sigmoid.
          .weightInit(WeightInit.ZERO)
          .convolutionMode(ConvolutionMode.Truncate)
          .graphBuilder()
          .addInputs("image")
          .setInputTypes(InputType.convolutional(SIZE, SIZE, NetworkInput.CHANNELS));

  private ResNet50(ResNet50Topology topology) {
    this.topology = topology;
  }

  /**
   * The network's configuration.
   *
   * @param classes how many its dense layer tells apart
   */
  static ComputationGraphConfiguration configuration(ResNet50Topology topology, int classes) {
    return new ResNet50(topology).build(classes);
  }

  /** The network, before its weights are there. */
  static ComputationGraph network(ResNet50Topology topology, int classes) {
    ComputationGraph graph = new ComputationGraph(configuration(topology, classes));
    graph.init();
    return graph;
  }

  private ComputationGraphConfiguration build(int classes) {
    String last = stem();
    for (int stage = 2; stage <= 5; stage++) {
      for (int block = 1; block <= BLOCKS[stage - 2]; block++) {
        last = block(stage, block, last);
      }
    }
    GlobalPoolingLayer mean = new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    OutputLayer head =
        new OutputLayer.Builder(LossFunction.MCXENT)
            .activation(Activation.SOFTMAX)
            .nOut(classes)
            .build();
    return builder
        .addLayer("average_pool", mean, last)
        .addLayer(HEAD, head, "average_pool")
        .setOutputs(HEAD)
        .build();
  }

  private String stem() {
    ConvolutionLayer convolution =
        new ConvolutionLayer.Builder(7, 7).stride(2, 2).padding(3, 3).nOut(64).build();
    builder.addLayer(topology.stemConvolution(), convolution, "image");
    batchNorm(topology.stemBatchNorm(), topology.stemConvolution());
    String activation = relu("stem_relu", topology.stemBatchNorm());
    // Keras pads with zeros and DL4J with nothing; after a ReLU the maximum is the same.
    SubsamplingLayer pool =
        new SubsamplingLayer.Builder(PoolingType.MAX)
            .kernelSize(3, 3)
            .stride(2, 2)
            .padding(topology.poolPadding(), topology.poolPadding())
            .build();
    builder.addLayer("stem_pool", pool, activation);
    return "stem_pool";
  }

  private String block(int stage, int block, String input) {
    int width = WIDTHS[stage - 2];
    boolean first = block == 1;
    int stride = first && stage > 2 ? 2 : 1;
    String name = topology.block(stage, block);
    String shortcut = first ? branch(stage, block, 0, 4 * width, stride, input) : input;
    String one = relu(name + "_1_relu", branch(stage, block, 1, width, stride, input));
    String two = relu(name + "_2_relu", branch(stage, block, 2, width, 1, one));
    String three = branch(stage, block, 3, 4 * width, 1, two);
    builder.addVertex(
        name + "_add", new ElementWiseVertex(ElementWiseVertex.Op.Add), shortcut, three);
    return relu(name + "_out", name + "_add");
  }

  /** A convolution and its batch norm; the second of the main branch is 3x3, the rest are 1x1. */
  private String branch(int stage, int block, int branch, int out, int stride, String input) {
    int kernel = branch == 2 ? 3 : 1;
    String name = topology.convolution(stage, block, branch);
    ConvolutionLayer convolution =
        new ConvolutionLayer.Builder(kernel, kernel)
            .stride(stride, stride)
            .padding(kernel / 2, kernel / 2)
            .nOut(out)
            .build();
    builder.addLayer(name, convolution, input);
    return batchNorm(topology.batchNorm(stage, block, branch), name);
  }

  private String batchNorm(String name, String input) {
    BatchNormalization batchNorm =
        new BatchNormalization.Builder().eps(topology.epsilon()).useLogStd(false).build();
    builder.addLayer(name, batchNorm, input);
    return name;
  }

  private String relu(String name, String input) {
    builder.addLayer(name, new ActivationLayer(Activation.RELU), input);
    return name;
  }
}
