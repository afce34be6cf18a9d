package dev.beagle.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Collects the steps of a graph in their order. */
public final class GraphBuilder {
  private final Shape input;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Integer, Shape> shapes = new HashMap<>();

  public GraphBuilder(Shape input) {
    this.input = input;
    shapes.put(Graph.INPUT, input);
  }

  /** The size of the output of a step added before. */
  public Shape shape(int id) {
    return Objects.requireNonNull(shapes.get(id), () -> "no step " + id);
  }

  /**
   * Adds a step.
   *
   * @return its id
   */
  public int add(String layer, Operation operation, Shape output, List<Integer> inputs) {
    if (output.height() < 1 || output.width() < 1) {
      throw new UnsupportedLayerException(layer, "nothing is left of an image of this size");
    }
    int id = steps.size() + 1;
    steps.add(new Step(id, layer, operation, inputs, output));
    shapes.put(id, output);
    return id;
  }

  /**
   * The graph that ends in a step's output, without the steps that it does not need.
   *
   * @param output the step's id
   * @throws UnsupportedLayerException if the output is the image itself
   */
  public Graph build(int output) {
    if (output == Graph.INPUT) {
      throw new UnsupportedLayerException("output", "the network does nothing");
    }
    Set<Integer> needed = new HashSet<>(Set.of(output));
    List<Step> kept = new ArrayList<>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (needed.contains(step.id())) {
        needed.addAll(step.inputs());
        kept.add(0, step);
      }
    }
    return new Graph(input, kept);
  }
}
