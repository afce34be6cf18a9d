package dev.beagle.plan;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many steps take each output. */
public final class Uses {
  private Uses() {}

  /** From id to number; the network's own output counts as taken once. */
  public static Map<Integer, Long> of(Plan plan) {
    Map<Integer, Long> uses =
        plan.steps().stream()
            .flatMap(step -> step.inputs().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    uses.merge(plan.last().id(), 1L, Long::sum);
    return uses;
  }
}
