package dev.beagle.network;

import java.util.List;

/**
 * One operation of a graph.
 *
 * @param id the name of its output for other steps
 * @param layer the layer that the step belongs to, for messages
 * @param inputs the ids of its inputs; {@link Graph#INPUT} is the image
 * @param output the size of its output
 */
public record Step(int id, String layer, Operation operation, List<Integer> inputs, Shape output) {
  public Step {
    inputs = List.copyOf(inputs);
  }

  public int input() {
    return inputs.get(0);
  }

  public Step with(Operation other) {
    return new Step(id, layer, other, inputs, output);
  }
}
