package dev.beagle.network.dl4j;

import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.dl4j.Dl4jNetwork;
import dev.beagle.network.Graph;
import dev.beagle.network.GraphBuilder;
import dev.beagle.network.Shape;
import dev.beagle.network.UnsupportedLayerException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

/** Imports a DL4J {@code ComputationGraph}. */
public final class Dl4jImporter {
  private final ComputationGraph graph;
  private final GraphBuilder builder;
  private final Map<String, InputType> sizes;
  private final Map<String, Integer> ids = new HashMap<>();

  private Dl4jImporter(ComputationGraph graph, Shape input) {
    this.graph = graph;
    this.builder = new GraphBuilder(input);
    InputType image = InputType.convolutional(input.height(), input.width(), input.channels());
    // A clone, since DL4J changes the configuration.
    this.sizes = graph.getConfiguration().clone().getLayerActivationTypes(true, false, image);
  }

  /**
   * Imports a model's network.
   *
   * @return empty if the network is not DL4J's
   * @throws UnsupportedLayerException for a layer that no operations do
   */
  public static Optional<Graph> read(LoadedModel model) {
    NetworkInput input = model.input();
    Shape image = new Shape(NetworkInput.CHANNELS, input.height(), input.width());
    return model.network() instanceof Dl4jNetwork network
        ? Optional.of(new Dl4jImporter(network.graph(), image).read())
        : Optional.empty();
  }

  private Graph read() {
    ids.put(graph.getConfiguration().getNetworkInputs().get(0), Graph.INPUT);
    String output = graph.getConfiguration().getNetworkOutputs().get(0);
    for (int index : graph.topologicalSortOrder()) {
      String name = graph.getVertices()[index].getVertexName();
      if (!ids.containsKey(name)) {
        ids.put(name, imported(name));
      }
    }
    return builder.build(known(ids, output));
  }

  private int imported(String name) {
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

  /** DL4J works out sizes by itself. If they differ, this importer has misunderstood the layer. */
  private void requireSize(String name, Shape shape) {
    InputType size = known(sizes, name);
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

  /** DL4J does not know the size of a vertex after a loss layer, for one. */
  private static boolean isUnknown(InputType size) {
    return size.getType() == InputType.Type.FF && size.arrayElementsPerExample() == 0;
  }

  private int vertex(String name) {
    GraphVertex vertex = known(graph.getConfiguration().getVertices(), name);
    List<Integer> inputs =
        known(graph.getConfiguration().getVertexInputs(), name).stream()
            .map(input -> known(ids, input))
            .toList();
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

  private static <T> T known(Map<String, T> vertices, String name) {
    return Objects.requireNonNull(vertices.get(name), name);
  }

  private int layer(String name, LayerVertex vertex, int input) {
    Layer layer = thawed(vertex.getLayerConf().getLayer());
    Shape shape = builder.shape(input);
    boolean flattens = LayerReader.isDense(layer) || shape.isFlat();
    requireKnown(name, vertex.getPreProcessor(), shape, flattens);
    return new LayerReader(to(name, graph.getLayer(name).paramTable())).read(layer, input);
  }

  private LayerContext to(String name, Map<String, INDArray> parameters) {
    boolean vectors = known(sizes, name).getType() == InputType.Type.FF;
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
          name, "its " + preprocessor.getClass().getSimpleName() + " is not supported");
    }
  }

  /**
   * A dense layer flattens by itself, and flat values need no flattening; images that were never
   * flat need no unflattening.
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
