package dev.beagle.network;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts the consumers of each step's output, and of the network's input. */
public final class UseCounts {
  private UseCounts() {}

  /** The counts by the outputs' ids; the network's own output counts as consumed once. */
  public static Map<Integer, Long> of(Graph graph) {
    Map<Integer, Long> counts =
        graph.steps().stream()
            .flatMap(step -> step.inputs().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    counts.merge(graph.last().id(), 1L, Long::sum);
    return counts;
  }
}
