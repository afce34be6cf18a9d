package dev.beagle.network.dl4j;

import dev.beagle.network.Graph;
import dev.beagle.network.GraphBuilder;
import dev.beagle.network.Shape;
import dev.beagle.network.UnsupportedLayerException;
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
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** From a graph of DL4J to a builder. */
public final class Dl4jImporter {
  private final ComputationGraph graph;
  private final GraphBuilder builder;
  private final Map<String, InputType> sizes;
  private final Map<String, Integer> ids = new HashMap<>();

  private Dl4jImporter(ComputationGraph graph, Shape input) {
    this.graph = graph;
    this.builder = new GraphBuilder(input);
    InputType image = InputType.convolutional(input.height(), input.width(), input.channels());
    // A clone, for DL4J adds to what it works on.
    this.sizes = graph.getConfiguration().clone().getLayerActivationTypes(true, false, image);
  }

  /**
   * The builder of a graph with one input and one output.
   *
   * @param input the size of an image
   * @throws UnsupportedLayerException for a layer that no steps can replace
   */
  public static Graph read(ComputationGraph graph, Shape input) {
    return new Dl4jImporter(graph, input).read();
  }

  private Graph read() {
    ids.put(graph.getConfiguration().getNetworkInputs().get(0), Graph.INPUT);
    String output = graph.getConfiguration().getNetworkOutputs().get(0);
    for (int index : graph.topologicalSortOrder()) {
      String name = graph.getVertices()[index].getVertexName();
      if (!ids.containsKey(name)) {
        ids.put(name, compiled(name));
      }
    }
    return builder.build(ids.get(output));
  }

  private int compiled(String name) {
    try {
      int id = vertex(name);
      requireSize(name, builder.shape(id));
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
            : shape.length() == size.arrayElementsPerExample() || isUnknown(size);
    if (!same) {
      throw new UnsupportedLayerException(
          name, "gives %s in DL4J, and not %s".formatted(size, shape));
    }
  }

  /** Of what follows a loss layer, for one. */
  private static boolean isUnknown(InputType size) {
    return size.getType() == InputType.Type.FF && size.arrayElementsPerExample() == 0;
  }

  private int vertex(String name) {
    GraphVertex vertex = graph.getConfiguration().getVertices().get(name);
    List<Integer> inputs =
        graph.getConfiguration().getVertexInputs().get(name).stream().map(ids::get).toList();
    if (vertex instanceof LayerVertex layer) {
      return layer(name, layer, inputs.get(0));
    }
    if (vertex instanceof PreprocessorVertex preprocessor) {
      Shape shape = builder.shape(inputs.get(0));
      requireKnown(name, preprocessor.getPreProcessor(), shape, shape.isFlat());
      return inputs.get(0);
    }
    return new VertexReader(to(name, Map.of()), inputs).read(vertex);
  }

  private int layer(String name, LayerVertex vertex, int input) {
    Layer layer = thawed(vertex.getLayerConf().getLayer());
    Shape shape = builder.shape(input);
    boolean flattens = LayerReader.isDense(layer) || shape.isFlat();
    requireKnown(name, vertex.getPreProcessor(), shape, flattens);
    return new LayerReader(to(name, graph.getLayer(name).paramTable())).read(layer, input);
  }

  private LayerContext to(String name, Map<String, INDArray> parameters) {
    boolean vectors = sizes.get(name).getType() == InputType.Type.FF;
    return new LayerContext(builder, name, parameters, vectors);
  }

  private static Layer thawed(Layer layer) {
    if (layer instanceof FrozenLayerWithBackprop frozen) {
      return frozen.getUnderlying();
    }
    return layer instanceof FrozenLayer frozen ? frozen.getLayer() : layer;
  }

  private static void requireKnown(
      String name, InputPreProcessor preprocessor, Shape input, boolean flattens) {
    if (preprocessor != null && !isKnown(preprocessor, input, flattens)) {
      throw new UnsupportedLayerException(
          name, "its " + preprocessor.getClass().getSimpleName() + " is not compiled");
    }
  }

  /**
   * Flattening is what a dense layer does by itself, and what is flat needs none; images that were
   * never flat need not be unflattened.
   */
  private static boolean isKnown(InputPreProcessor preprocessor, Shape input, boolean flattens) {
    if (preprocessor instanceof FeedForwardToCnnPreProcessor unflattening) {
      return input.channels() == unflattening.getNumChannels()
          && input.height() == unflattening.getInputHeight()
          && input.width() == unflattening.getInputWidth();
    }
    return preprocessor instanceof CnnToFeedForwardPreProcessor && flattens;
  }
}
