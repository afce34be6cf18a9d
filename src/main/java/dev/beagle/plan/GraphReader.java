package dev.beagle.plan;

import dev.beagle.plan.Operation.Concatenation;
import dev.beagle.plan.Operation.Sum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** From a graph of DL4J to a plan. */
public final class GraphReader {
  private final ComputationGraph graph;
  private final PlanBuilder plan;
  private final Map<String, Integer> ids = new HashMap<>();

  private GraphReader(ComputationGraph graph, Shape input) {
    this.graph = graph;
    this.plan = new PlanBuilder(input);
  }

  /**
   * The plan of a graph with one input and one output.
   *
   * @param input the size of an image
   * @throws UnsupportedLayerException for a layer that no steps can replace
   */
  public static Plan read(ComputationGraph graph, Shape input) {
    return new GraphReader(graph, input).read();
  }

  private Plan read() {
    ids.put(graph.getConfiguration().getNetworkInputs().get(0), Plan.INPUT);
    String output = graph.getConfiguration().getNetworkOutputs().get(0);
    for (int index : graph.topologicalSortOrder()) {
      String name = graph.getVertices()[index].getVertexName();
      if (!ids.containsKey(name)) {
        ids.put(name, vertex(name));
      }
    }
    return plan.build(ids.get(output));
  }

  private int vertex(String name) {
    GraphVertex vertex = graph.getConfiguration().getVertices().get(name);
    List<Integer> inputs =
        graph.getConfiguration().getVertexInputs().get(name).stream().map(ids::get).toList();
    if (vertex instanceof LayerVertex layer) {
      Layer plain = thawed(layer.getLayerConf().getLayer());
      boolean flattens = plain instanceof DenseLayer || plain instanceof OutputLayer;
      requireKnown(name, layer.getPreProcessor(), flattens || plan.shape(inputs.get(0)).isFlat());
      return new LayerReader(plan, name, graph.getLayer(name).paramTable())
          .read(plain, inputs.get(0));
    }
    if (vertex instanceof ElementWiseVertex elementWise) {
      return sum(name, elementWise, inputs);
    }
    if (vertex instanceof MergeVertex merge) {
      return merge(name, merge, inputs);
    }
    if (vertex instanceof PreprocessorVertex preprocessor) {
      requireKnown(name, preprocessor.getPreProcessor(), plan.shape(inputs.get(0)).isFlat());
      return inputs.get(0);
    }
    throw new UnsupportedLayerException(
        name, "is a " + vertex.getClass().getSimpleName() + ", which is not compiled");
  }

  private static Layer thawed(Layer layer) {
    return layer instanceof FrozenLayer frozen ? frozen.getLayer() : layer;
  }

  /** Flattening is what a dense layer does by itself, and what is flat needs none. */
  private static void requireKnown(String name, InputPreProcessor preprocessor, boolean flattens) {
    boolean known = preprocessor instanceof CnnToFeedForwardPreProcessor && flattens;
    if (preprocessor != null && !known) {
      throw new UnsupportedLayerException(
          name, "its " + preprocessor.getClass().getSimpleName() + " is not compiled");
    }
  }

  private int sum(String name, ElementWiseVertex vertex, List<Integer> inputs) {
    if (vertex.getOp() != ElementWiseVertex.Op.Add) {
      throw new UnsupportedLayerException(name, vertex.getOp() + " of inputs is not compiled");
    }
    int sum = inputs.get(0);
    for (int input : inputs.subList(1, inputs.size())) {
      if (!plan.shape(input).equals(plan.shape(sum))) {
        throw new UnsupportedLayerException(name, "inputs of different sizes are not compiled");
      }
      sum = plan.add(name, new Sum(), plan.shape(sum), List.of(sum, input));
    }
    return sum;
  }

  private int merge(String name, MergeVertex vertex, List<Integer> inputs) {
    if (vertex.getMergeAxis() != 1) {
      throw new UnsupportedLayerException(name, "merging along another axis than the channels'");
    }
    int channels = inputs.stream().mapToInt(input -> plan.shape(input).channels()).sum();
    Shape first = plan.shape(inputs.get(0));
    Shape output = new Shape(channels, first.height(), first.width());
    return plan.add(name, new Concatenation(), output, inputs);
  }
}
