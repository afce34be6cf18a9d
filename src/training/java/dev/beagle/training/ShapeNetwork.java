package dev.beagle.training;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A residual network for 64 x 64 pictures, after He et al., "Deep Residual Learning for Image
 * Recognition" (2015): a stem and three blocks, about 217,000 weights.
 */
final class ShapeNetwork {
  private final GraphBuilder graph;
  private final boolean trained;

  private ShapeNetwork(GraphBuilder graph, boolean trained) {
    this.graph = graph;
    this.trained = trained;
  }

  /** A network to be trained, with NCHW input {@code [batch, 3, 64, 64]}. */
  static ComputationGraph create(long seed, ISchedule learningRate) {
    return create(seed, new Adam(learningRate), true);
  }

  /** The same network with DL4J's own layers. */
  static ComputationGraph shipped(INDArray weights) {
    ComputationGraph network = create(0, new NoOp(), false);
    network.setParams(weights);
    return network;
  }

  private static ComputationGraph create(long seed, IUpdater updater, boolean trained) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.RELU)
            .updater(updater)
            .graphBuilder()
            .addInputs("pixels")
            .setInputTypes(InputType.convolutional(Shrinker.SIDE, Shrinker.SIDE, 3));
    new ShapeNetwork(graph, trained).addLayers();
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    return network;
  }

  private void addLayers() {
    String stem = relu("stem", convolution("stem", "pixels", 16, 5, 2, 2));
    String fine = block("fine", stem, 32);
    String middle = block("middle", fine, 64);
    String coarse = block("coarse", middle, 96);
    graph
        .addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), coarse)
        .addLayer(
            "probabilities",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(ShapeKind.values().length)
                .activation(Activation.SOFTMAX)
                .build(),
            "pool")
        .setOutputs("probabilities");
  }

  /** Halves width and height: two convolutions, and one that fits the input to their output. */
  private String block(String name, String input, int channels) {
    String first = relu(name + "1", convolution(name + "1", input, channels, 3, 2, 1));
    String second = convolution(name + "2", first, channels, 3, 1, 1);
    String skip = convolution(name + "skip", input, channels, 1, 2, 0);
    graph.addVertex(name + "sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), second, skip);
    return relu(name, name + "sum");
  }

  private String convolution(
      String name, String input, int channels, int size, int stride, int padding) {
    ConvolutionLayer.Builder convolution =
        new ConvolutionLayer.Builder(size, size)
            .stride(stride, stride)
            .padding(padding, padding)
            .nOut(channels)
            .hasBias(false)
            .activation(Activation.IDENTITY);
    graph.addLayer(
        name + "conv", trained ? new TrainingConvolution(convolution) : convolution.build(), input);
    graph.addLayer(name + "norm", new BatchNormalization.Builder().build(), name + "conv");
    return name + "norm";
  }

  private String relu(String name, String input) {
    graph.addLayer(name + "relu", new ActivationLayer(Activation.RELU), input);
    return name + "relu";
  }
}
