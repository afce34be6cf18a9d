package dev.beagle.model.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of a few weights, for images of 8 x 8. */
public final class TinyNetworks {
  public static final int SIZE = 8;
  private static final InputType INPUT = InputType.convolutional(SIZE, SIZE, 3);

  private TinyNetworks() {}

  /**
   * A graph whose logit of class c is the mean of channel c, times {@code weight}: three classes.
   */
  public static ComputationGraph channelMeans(double weight) {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("image")
            .addLayer("mean", mean(), "image")
            .addLayer("classes", head(3, Activation.SOFTMAX), "mean")
            .setOutputs("classes")
            .setInputTypes(INPUT)
            .build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    graph.getLayer("classes").getParam("W").assign(Nd4j.eye(3).mul(weight));
    return graph;
  }

  /** A list of layers with random weights. */
  public static MultiLayerNetwork layers(int classes, Activation activation) {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .list()
            .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).activation(Activation.RELU).build())
            .layer(mean())
            .layer(head(classes, activation))
            .setInputType(INPUT)
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  public static Path save(Model network, Path file) throws IOException {
    ModelSerializer.writeModel(network, file.toFile(), false);
    return file;
  }

  private static GlobalPoolingLayer mean() {
    return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
  }

  private static OutputLayer head(int classes, Activation activation) {
    return new OutputLayer.Builder(LossFunction.MSE).activation(activation).nOut(classes).build();
  }
}
