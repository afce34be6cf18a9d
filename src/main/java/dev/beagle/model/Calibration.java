package dev.beagle.model;

import java.util.List;

/**
 * The ranges of a network's values over images of the kind that it is meant for. An engine needs
 * them to compute in eight bits.
 *
 * @param weights the {@link Network#fingerprint()} of the network that was calibrated
 * @param pictures how many pictures the ranges were found with
 * @param ranges of each step's output in the compiled network, in the order of its steps
 */
public record Calibration(String weights, int pictures, List<Range> ranges) {

  /**
   * The range of one step's output.
   *
   * @param layer the step's layer
   * @param lowest the lowest value
   * @param highest the highest value
   */
  public record Range(String layer, float lowest, float highest) {}

  public Calibration {
    ranges = List.copyOf(ranges);
  }
}
