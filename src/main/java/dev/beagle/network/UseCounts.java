package dev.beagle.network;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many steps take each output. */
public final class UseCounts {
  private UseCounts() {}

  /** From id to number; the network's own output counts as taken once. */
  public static Map<Integer, Long> of(Graph graph) {
    Map<Integer, Long> uses =
        graph.steps().stream()
            .flatMap(step -> step.inputs().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    uses.merge(graph.last().id(), 1L, Long::sum);
    return uses;
  }
}
