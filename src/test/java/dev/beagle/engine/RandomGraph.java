package dev.beagle.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Draws networks: some layers on each other, with branches that are added or merged. */
final class RandomGraph {
  private static final Activation[] ACTIVATIONS = {
    Activation.IDENTITY,
    Activation.RELU,
    Activation.RELU,
    Activation.LEAKYRELU,
    Activation.ELU,
    Activation.RELU6,
    Activation.HARDTANH,
    Activation.HARDSIGMOID,
    Activation.TANH,
    Activation.SIGMOID,
    Activation.SOFTPLUS,
    Activation.SWISH,
    Activation.MISH,
    Activation.GELU
  };

  private final long seed;
  private final Random random;
  private final GraphBuilder graph;
  private int vertices;
  private String last = "image";

  private RandomGraph(long seed, int height, int width) {
    this.seed = seed;
    random = new Random(seed);
    graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER)
            .graphBuilder()
            .addInputs("image")
            .allowDisconnected(true)
            .setInputTypes(InputType.convolutional(height, width, 3));
  }

  /** The network that a seed means, for images of this size, with three classes. */
  static ComputationGraph draw(long seed, int height, int width) {
    return new RandomGraph(seed, height, width).draw();
  }

  private ComputationGraph draw() {
    int pieces = 1 + random.nextInt(5);
    for (int i = 0; i < pieces; i++) {
      addPiece();
    }
    head();
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    Nd4j.getRandom().setSeed(seed);
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      layer.paramTable().forEach(this::spread);
    }
    return network;
  }

  /** Away from what layers begin with, which hides mistakes: means of 0, variances of 1. */
  private void spread(String name, INDArray values) {
    switch (name) {
      case "var" -> values.assign(Nd4j.rand(values.shape()).addi(0.5));
      case "log10stdev" -> values.assign(Nd4j.rand(values.shape()).subi(0.5));
      case "gamma" -> values.assign(Nd4j.rand(values.shape()).addi(0.5));
      case "mean", "beta", "b" -> values.assign(Nd4j.rand(values.shape()).subi(0.5));
      default -> {}
    }
  }

  private void addPiece() {
    switch (random.nextInt(7)) {
      case 0 -> addSum();
      case 1 -> addMerge();
      case 2 -> last = add(pooling(), last);
      case 3 -> last = add(batchNorm(), last);
      case 4 ->
          last =
              add(new ZeroPaddingLayer.Builder(some(3), some(3), some(3), some(3)).build(), last);
      case 5 -> last = add(new ActivationLayer(activation()), last);
      default -> last = add(convolution(), last);
    }
  }

  private void addSum() {
    int channels = 1 + some(20);
    String one = add(pointwise(channels), last);
    String two = random.nextBoolean() ? add(batchNorm(), add(pointwise(channels), last)) : one;
    String three = random.nextBoolean() ? add(pointwise(channels), two) : one;
    last = vertex(new ElementWiseVertex(ElementWiseVertex.Op.Add), three, two);
    if (random.nextBoolean()) {
      last = vertex(new ElementWiseVertex(ElementWiseVertex.Op.Add), last, one);
    }
    last = add(new ActivationLayer(activation()), last);
  }

  private void addMerge() {
    List<String> branches = new ArrayList<>(List.of(last));
    for (int i = 0; i <= some(3); i++) {
      branches.add(add(pointwise(1 + some(20)), last));
    }
    last = vertex(new MergeVertex(), branches.toArray(String[]::new));
  }

  private void head() {
    if (random.nextBoolean()) {
      PoolingType type = random.nextBoolean() ? PoolingType.AVG : PoolingType.MAX;
      last = add(new GlobalPoolingLayer.Builder(type).build(), last);
    }
    if (random.nextBoolean()) {
      last =
          add(new DenseLayer.Builder().nOut(1 + some(20)).activation(activation()).build(), last);
      last = add(new DropoutLayer(0.5), last);
    }
    OutputLayer output =
        new OutputLayer.Builder(LossFunction.MCXENT).nOut(3).activation(Activation.SOFTMAX).build();
    graph.setOutputs(add(output, last));
  }

  private ConvolutionLayer convolution() {
    boolean same = random.nextBoolean();
    ConvolutionLayer.Builder convolution =
        new ConvolutionLayer.Builder(1 + some(3), 1 + some(3))
            .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .stride(1 + some(2), 1 + some(2))
            .dilation(1 + some(2), 1 + some(2))
            .nOut(1 + some(20))
            .hasBias(random.nextBoolean())
            .activation(activation());
    return same ? convolution.build() : convolution.padding(some(3), some(3)).build();
  }

  private ConvolutionLayer pointwise(int channels) {
    Activation activation = random.nextBoolean() ? Activation.IDENTITY : activation();
    return new ConvolutionLayer.Builder(1, 1).nOut(channels).activation(activation).build();
  }

  private BatchNormalization batchNorm() {
    return new BatchNormalization.Builder()
        .eps(random.nextBoolean() ? 1e-5 : 1e-2)
        .useLogStd(random.nextBoolean())
        .lockGammaBeta(random.nextInt(4) == 0)
        .build();
  }

  private SubsamplingLayer pooling() {
    boolean same = random.nextBoolean();
    SubsamplingLayer.Builder pooling =
        new SubsamplingLayer.Builder(random.nextBoolean() ? PoolingType.MAX : PoolingType.AVG)
            .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .kernelSize(2 + some(2), 2 + some(2))
            .stride(1 + some(2), 1 + some(2));
    return same ? pooling.build() : pooling.padding(some(2), some(2)).build();
  }

  private Activation activation() {
    return ACTIVATIONS[random.nextInt(ACTIVATIONS.length)];
  }

  /** From 0 to one less than the bound. */
  private int some(int bound) {
    return random.nextInt(bound);
  }

  private String add(Layer layer, String input) {
    String name = name();
    graph.addLayer(name, layer, input);
    return name;
  }

  private String vertex(org.deeplearning4j.nn.conf.graph.GraphVertex vertex, String... inputs) {
    String name = name();
    graph.addVertex(name, vertex, inputs);
    return name;
  }

  private String name() {
    return "v" + vertices++;
  }
}
