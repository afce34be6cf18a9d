package dev.beagle.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Draws networks: some layers on each other, with branches that are added or merged. */
final class RandomGraph {
  private static final ElementWiseVertex.Op[] OPERATIONS = ElementWiseVertex.Op.values();

  private final long seed;
  private final Random random;
  private final RandomLayers layers;
  private final GraphBuilder graph;
  private int vertices;
  private String last = "image";

  private RandomGraph(long seed, int height, int width) {
    this.seed = seed;
    random = new Random(seed);
    layers = new RandomLayers(random);
    graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER)
            .graphBuilder()
            .addInputs("image")
            .allowDisconnected(true)
            .setInputTypes(InputType.convolutional(height, width, 3));
  }

  /** The network of a seed, for images of this size, with three classes. */
  static ComputationGraph draw(long seed, int height, int width) {
    return new RandomGraph(seed, height, width).draw();
  }

  private ComputationGraph draw() {
    int pieces = 1 + layers.some(6);
    for (int i = 0; i < pieces && size().getHeight() > 5 && size().getWidth() > 5; i++) {
      addPiece();
    }
    head();
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    Nd4j.getRandom().setSeed(seed);
    spread(network);
    return network;
  }

  /** The size of the last vertex's output. */
  private InputTypeConvolutional size() {
    return (InputTypeConvolutional) graph.getLayerActivationTypes().get(last);
  }

  /**
   * Moves weights away from their initial values, such as means of 0, which would hide mistakes.
   */
  static void spread(ComputationGraph network) {
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      layer.paramTable().forEach(RandomGraph::spread);
    }
  }

  private static void spread(String name, INDArray values) {
    switch (name) {
      case "var" -> values.assign(Nd4j.rand(values.shape()).addi(0.5));
      case "log10stdev" -> values.assign(Nd4j.rand(values.shape()).subi(0.5));
      case "gamma" -> values.assign(Nd4j.rand(values.shape()).addi(0.5));
      case "mean", "beta", "b" -> values.assign(Nd4j.rand(values.shape()).subi(0.5));
      default -> spreadSlopes(values);
    }
  }

  /** A learnt ReLU begins with slopes of 0. */
  private static void spreadSlopes(INDArray values) {
    if (values.rank() == 3) {
      values.assign(Nd4j.rand(values.shape()).subi(0.5));
    }
  }

  private void addPiece() {
    switch (random.nextInt(8)) {
      case 0 -> addSum();
      case 1 -> addCombination();
      case 2 -> addMerge();
      case 3 -> addVertex();
      default -> addLayer();
    }
  }

  private void addLayer() {
    Layer layer = layers.anyOf(size());
    boolean frozen = random.nextInt(8) == 0 && !(layer instanceof ActivationLayer);
    last = add(frozen ? new FrozenLayer(layer) : layer, last);
  }

  private void addVertex() {
    last =
        random.nextBoolean()
            ? vertex(new ScaleVertex(0.3), last)
            : vertex(new ShiftVertex(-0.2), last);
  }

  private void addSum() {
    int channels = 1 + layers.some(20);
    String one = add(layers.pointwise(channels), last);
    String two =
        random.nextBoolean() ? add(layers.batchNorm(), add(layers.pointwise(channels), last)) : one;
    String three = random.nextBoolean() ? add(layers.pointwise(channels), two) : one;
    last = vertex(new ElementWiseVertex(ElementWiseVertex.Op.Add), three, two);
    if (random.nextBoolean()) {
      last = vertex(new ElementWiseVertex(ElementWiseVertex.Op.Add), last, one);
    }
    last = add(new ActivationLayer(layers.activation()), last);
  }

  private void addCombination() {
    int channels = 1 + layers.some(20);
    ElementWiseVertex.Op operation = OPERATIONS[layers.some(OPERATIONS.length)];
    int inputs = operation == ElementWiseVertex.Op.Subtract ? 2 : 2 + layers.some(2);
    List<String> branches = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      branches.add(add(layers.pointwise(channels), last));
    }
    last = vertex(new ElementWiseVertex(operation), branches.toArray(String[]::new));
  }

  private void addMerge() {
    List<String> branches = new ArrayList<>(List.of(last));
    for (int i = 0; i <= layers.some(3); i++) {
      branches.add(add(layers.pointwise(1 + layers.some(20)), last));
    }
    last = vertex(new MergeVertex(), branches.toArray(String[]::new));
  }

  private void head() {
    if (random.nextBoolean()) {
      last = add(layers.globalPooling(), last);
    }
    if (random.nextBoolean()) {
      addDense();
    }
    OutputLayer output =
        new OutputLayer.Builder(LossFunction.MCXENT).nOut(3).activation(Activation.SOFTMAX).build();
    graph.setOutputs(add(output, last));
  }

  /** Adds a vector, and the vertices that there are for vectors only. */
  private void addDense() {
    int length = 2 + layers.some(20);
    last = add(new DenseLayer.Builder().nOut(length).activation(layers.activation()).build(), last);
    int from = layers.some(length);
    last =
        switch (random.nextInt(4)) {
          case 0 -> vertex(new SubsetVertex(from, from + layers.some(length - from)), last);
          case 1 -> vertex(new L2NormalizeVertex(), last);
          case 2 -> add(layers.batchNorm(), last);
          default -> add(new DropoutLayer(0.5), last);
        };
  }

  private String add(Layer layer, String input) {
    String name = name();
    graph.addLayer(name, layer, input);
    return name;
  }

  private String vertex(GraphVertex vertex, String... inputs) {
    String name = name();
    graph.addVertex(name, vertex, inputs);
    return name;
  }

  private String name() {
    return "v" + vertices++;
  }
}
