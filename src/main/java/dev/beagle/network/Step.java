package dev.beagle.network;

import java.util.List;

/**
 * One operation of a graph.
 *
 * @param id by which other steps name its output
 * @param layer whose work it is, for people
 * @param operation what it does
 * @param inputs the ids of its inputs; {@link Graph#INPUT} is the image
 * @param output the size of what comes out
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
