package dev.beagle.benchmark;

/**
 * A measured ratio beside its target. The targets are for a machine with AMX.
 *
 * @param what is compared
 * @param value what was measured
 * @param target what was aimed at
 * @param atMost whether less is better
 */
public record Ratio(String what, double value, double target, boolean atMost) {
  public boolean reached() {
    return atMost ? value <= target : value >= target;
  }
}
