package dev.beagle.network;

import dev.beagle.network.Operation.ChannelAffine;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.Operation.Elementwise;
import dev.beagle.network.Operation.Padding;
import dev.beagle.network.Operation.Pooling;
import dev.beagle.network.Operation.Sum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reduces the steps of a graph without changing its result. A step is fused with the one before if
 * no other step consumes the value between them. Scalings go into weights, paddings into windows,
 * sums and functions into post-ops.
 */
public final class Fusion {
  private final Map<Integer, Step> done = new LinkedHashMap<>();
  private final Map<Integer, Long> useCounts;
  private final Graph graph;

  private Fusion(Graph graph) {
    this.graph = graph;
    this.useCounts = UseCounts.of(graph);
  }

  /** The graph with as few steps as possible, and without scalings and paddings. */
  public static Graph of(Graph graph) {
    return new Fusion(graph).fuse();
  }

  private Graph fuse() {
    for (Step step : graph.steps()) {
      Step fused = fused(step);
      done.put(fused.id(), fused);
    }
    return new Graph(graph.input(), done.values().stream().map(Fusion::withoutPadding).toList());
  }

  private Step fused(Step step) {
    if (step.operation() instanceof Sum) {
      return sum(step);
    }
    Step before = done.get(step.input());
    if (before == null || useCounts.getOrDefault(before.id(), 0L) > 1) {
      return withoutScaling(step);
    }
    Optional<Operation> both =
        step.operation() instanceof Pooling pooling
            ? pooling(before, pooling)
            : both(before.operation(), step.operation());
    if (both.isEmpty()) {
      return withoutScaling(step);
    }
    done.remove(before.id());
    String layer = step.operation() instanceof Convolution ? step.layer() : before.layer();
    return new Step(step.id(), layer, both.get(), before.inputs(), step.output());
  }

  private static Optional<Operation> both(Operation first, Operation second) {
    if (first instanceof Convolution convolution) {
      return convolution(convolution, second);
    }
    if (first instanceof Padding padding && second instanceof Convolution next) {
      return Optional.of(next.with(next.window().padded(padding.before(), padding.after())));
    }
    return Optional.empty();
  }

  /** Zeros around values that are never below 0 do not change their maximum. */
  private Optional<Operation> pooling(Step before, Pooling pooling) {
    if (!(before.operation() instanceof Padding padding)
        || pooling.kind() == Pooling.Kind.MEAN_WITHOUT_PADDING) {
      return Optional.empty();
    }
    SlidingWindow window = pooling.window().padded(padding.before(), padding.after());
    boolean same =
        pooling.kind() == Pooling.Kind.MEAN_WITH_PADDING
            || (isNeverNegative(before.input()) && !window.mayMiss());
    return same ? Optional.of(pooling.with(window)) : Optional.empty();
  }

  private boolean isNeverNegative(int id) {
    Step step = done.get(id);
    return step != null
        && step.operation() instanceof Convolution convolution
        && convolution.postOps().isNeverNegative();
  }

  private static Optional<Operation> convolution(Convolution first, Operation second) {
    PostOps postOps = first.postOps();
    if (second instanceof ChannelAffine scaling && postOps.isEmpty()) {
      return Optional.of(first.with(first.weights().then(scaling.weights())));
    }
    if (second instanceof Elementwise elementwise && postOps.activation().isEmpty()) {
      return Optional.of(first.with(postOps.with(elementwise.activation())));
    }
    return Optional.empty();
  }

  /** Fuses a sum with the convolution before it, with the last one if both inputs are such. */
  private Step sum(Step step) {
    for (int i = step.inputs().size() - 1; i >= 0; i--) {
      Step before = done.get(step.inputs().get(i));
      if (before != null
          && useCounts.getOrDefault(before.id(), 0L) == 1
          && before.operation() instanceof Convolution convolution
          && convolution.postOps().isEmpty()) {
        done.remove(before.id());
        List<Integer> inputs = new ArrayList<>(before.inputs());
        inputs.add(step.inputs().get(1 - i));
        Operation both = convolution.with(convolution.postOps().withSum());
        return new Step(step.id(), before.layer(), both, inputs, step.output());
      }
    }
    return step;
  }

  /** Replaces a scaling by a convolution of each channel, with which the next step may be fused. */
  private static Step withoutScaling(Step step) {
    return step.operation() instanceof ChannelAffine scaling
        ? step.with(Convolution.ofEachChannel(SlidingWindow.POINT, scaling.weights()))
        : step;
  }

  private static Step withoutPadding(Step step) {
    if (step.operation() instanceof Padding padding) {
      SlidingWindow window = SlidingWindow.POINT.padded(padding.before(), padding.after());
      Weights ones = Weights.ones(step.output().channels(), 1);
      return step.with(Convolution.ofEachChannel(window, ones));
    }
    return step;
  }
}
