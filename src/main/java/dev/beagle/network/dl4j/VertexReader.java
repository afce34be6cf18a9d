package dev.beagle.network.dl4j;

import dev.beagle.network.Operation;
import dev.beagle.network.Operation.Combination;
import dev.beagle.network.Operation.Concatenation;
import dev.beagle.network.Operation.L2Normalize;
import dev.beagle.network.Operation.Slice;
import dev.beagle.network.Operation.Sum;
import dev.beagle.network.Shape;
import dev.beagle.network.UnsupportedLayerException;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/** Reads a vertex of DL4J that has no layer. */
final class VertexReader {
  private static final int[] CHANNELS = {1};

  private final LayerContext to;
  private final List<Integer> inputs;

  /**
   * @param inputs the ids of the vertex's inputs
   */
  VertexReader(LayerContext to, List<Integer> inputs) {
    this.to = to;
    this.inputs = inputs;
  }

  /**
   * Adds the steps of a vertex.
   *
   * @return the id of its output
   * @throws UnsupportedLayerException if no operations do what the vertex does
   */
  int read(GraphVertex vertex) {
    if (vertex instanceof ElementWiseVertex elementWise) {
      return elementWise(elementWise);
    }
    if (vertex instanceof MergeVertex merge) {
      return merge(merge);
    }
    if (vertex instanceof ScaleVertex scale) {
      return to.scale(scale.getScaleFactor(), 0, first());
    }
    if (vertex instanceof ShiftVertex shift) {
      return to.scale(1, shift.getShiftFactor(), first());
    }
    if (vertex instanceof SubsetVertex subset) {
      return subset(subset);
    }
    if (vertex instanceof L2NormalizeVertex norm) {
      return l2Normalize(norm);
    }
    throw to.unsupported("is a " + vertex.getClass().getSimpleName() + ", which is not supported");
  }

  private int first() {
    return inputs.get(0);
  }

  private int elementWise(ElementWiseVertex vertex) {
    if (inputs.stream().anyMatch(input -> !to.shape(input).equals(to.shape(first())))) {
      throw to.unsupported("inputs of different sizes are not supported");
    }
    return switch (vertex.getOp()) {
      case Add -> combine(new Sum());
      case Average -> to.scale(1.0 / inputs.size(), 0, combine(new Sum()));
      case Subtract -> combine(new Combination(Combination.Function.DIFFERENCE));
      case Product -> combine(new Combination(Combination.Function.PRODUCT));
      case Max -> combine(new Combination(Combination.Function.MAX));
    };
  }

  private int combine(Operation operation) {
    int result = first();
    for (int input : inputs.subList(1, inputs.size())) {
      result = to.add(operation, to.shape(result), result, input);
    }
    return result;
  }

  private int merge(MergeVertex vertex) {
    if (vertex.getMergeAxis() != 1) {
      throw to.unsupported("merging along another axis than the channels' is not supported");
    }
    int channels = inputs.stream().mapToInt(input -> to.shape(input).channels()).sum();
    Shape first = to.shape(first());
    Shape output = new Shape(channels, first.height(), first.width());
    return to.add(new Concatenation(), output, inputs.toArray(Integer[]::new));
  }

  private int subset(SubsetVertex vertex) {
    Shape shape = to.shape(first());
    int channels = vertex.getTo() - vertex.getFrom() + 1;
    Shape output = new Shape(channels, shape.height(), shape.width());
    return to.add(new Slice(vertex.getFrom(), 0, 0), output, first());
  }

  private int l2Normalize(L2NormalizeVertex vertex) {
    int[] dimensions = vertex.getDimension();
    boolean all =
        dimensions == null || dimensions.length == 0 || Arrays.equals(dimensions, CHANNELS);
    if (!to.shape(first()).isFlat() || !all) {
      throw to.unsupported("only vectors can be L2-normalized");
    }
    return to.add(new L2Normalize((float) vertex.getEps()), to.shape(first()), first());
  }
}
