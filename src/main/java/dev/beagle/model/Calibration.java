package dev.beagle.model;

import java.util.List;

/**
 * Between which numbers a network's values lie when it sees what it is meant for. Who computes in
 * eight bits must know it beforehand.
 *
 * @param weights what the weights hash to that it was found with, {@code sha256:<hex>}
 * @param pictures how many it was found with
 * @param ranges of what each step of the compiled network gives, in their order
 */
public record Calibration(String weights, int pictures, List<Range> ranges) {

  /**
   * What one step gives.
   *
   * @param layer whose output it is
   * @param lowest of its values
   * @param highest of its values
   */
  public record Range(String layer, float lowest, float highest) {}

  public Calibration {
    ranges = List.copyOf(ranges);
  }
}
