package dev.beagle.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** From a graph of DL4J to a plan. */
public final class GraphReader {
  private final ComputationGraph graph;
  private final PlanBuilder plan;
  private final Map<String, InputType> sizes;
  private final Map<String, Integer> ids = new HashMap<>();

  private GraphReader(ComputationGraph graph, Shape input) {
    this.graph = graph;
    this.plan = new PlanBuilder(input);
    InputType image = InputType.convolutional(input.height(), input.width(), input.channels());
    // A clone, for DL4J adds to what it works on.
    this.sizes = graph.getConfiguration().clone().getLayerActivationTypes(true, false, image);
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
        ids.put(name, compiled(name));
      }
    }
    return plan.build(ids.get(output));
  }

  private int compiled(String name) {
    try {
      int id = vertex(name);
      requireSize(name, plan.shape(id));
      return id;
    } catch (UnsupportedLayerException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnsupportedLayerException(name, "cannot be read: " + e);
    }
  }

  /**
   * DL4J works out sizes by itself; where it comes to others, something has not been understood.
   */
  private void requireSize(String name, Shape shape) {
    InputType size = sizes.get(name);
    boolean same =
        size instanceof InputTypeConvolutional image
            ? shape.channels() == image.getChannels()
                && shape.height() == image.getHeight()
                && shape.width() == image.getWidth()
            : shape.length() == size.arrayElementsPerExample();
    if (!same) {
      throw new UnsupportedLayerException(
          name, "gives %s in DL4J, and not %s".formatted(size, shape));
    }
  }

  private int vertex(String name) {
    GraphVertex vertex = graph.getConfiguration().getVertices().get(name);
    List<Integer> inputs =
        graph.getConfiguration().getVertexInputs().get(name).stream().map(ids::get).toList();
    if (vertex instanceof LayerVertex layer) {
      return layer(name, layer, inputs.get(0));
    }
    if (vertex instanceof PreprocessorVertex preprocessor) {
      requireKnown(name, preprocessor.getPreProcessor(), plan.shape(inputs.get(0)).isFlat());
      return inputs.get(0);
    }
    return new VertexReader(to(name, Map.of()), inputs).read(vertex);
  }

  private int layer(String name, LayerVertex vertex, int input) {
    Layer layer = thawed(vertex.getLayerConf().getLayer());
    boolean flattens = LayerReader.isDense(layer) || plan.shape(input).isFlat();
    requireKnown(name, vertex.getPreProcessor(), flattens);
    return new LayerReader(to(name, graph.getLayer(name).paramTable())).read(layer, input);
  }

  private LayerPlan to(String name, Map<String, INDArray> parameters) {
    boolean vectors = sizes.get(name).getType() == InputType.Type.FF;
    return new LayerPlan(plan, name, parameters, vectors);
  }

  private static Layer thawed(Layer layer) {
    if (layer instanceof FrozenLayerWithBackprop frozen) {
      return frozen.getUnderlying();
    }
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
}
