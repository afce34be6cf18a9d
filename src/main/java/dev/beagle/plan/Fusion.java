package dev.beagle.plan;

import dev.beagle.plan.Operation.Application;
import dev.beagle.plan.Operation.Convolution;
import dev.beagle.plan.Operation.Padding;
import dev.beagle.plan.Operation.Scaling;
import dev.beagle.plan.Operation.Sum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes fewer steps of a plan, with the same result: a step is done along with the one before it,
 * where nobody else wants what lies between. Scalings go into weights, paddings into windows, sums
 * and functions into epilogues.
 */
public final class Fusion {
  private final Map<Integer, Step> done = new LinkedHashMap<>();
  private final Map<Integer, Long> uses;
  private final Plan plan;

  private Fusion(Plan plan) {
    this.plan = plan;
    this.uses = Uses.of(plan);
  }

  /** The plan with as few steps as possible, and without scalings and paddings. */
  public static Plan of(Plan plan) {
    return new Fusion(plan).fuse();
  }

  private Plan fuse() {
    for (Step step : plan.steps()) {
      Step fused = fused(step);
      done.put(fused.id(), fused);
    }
    return new Plan(plan.input(), done.values().stream().map(Fusion::lowered).toList());
  }

  private Step fused(Step step) {
    if (step.operation() instanceof Sum) {
      return sum(step);
    }
    Step before = done.get(step.input());
    if (before == null || uses.get(before.id()) > 1) {
      return step;
    }
    Optional<Operation> both = both(before.operation(), step.operation());
    if (both.isEmpty()) {
      return step;
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

  private static Optional<Operation> convolution(Convolution first, Operation second) {
    Epilogue epilogue = first.epilogue();
    if (second instanceof Scaling scaling && epilogue.isEmpty()) {
      return Optional.of(first.with(first.weights().then(scaling.weights())));
    }
    if (second instanceof Application application && epilogue.curve().isEmpty()) {
      return Optional.of(first.with(epilogue.with(application.curve())));
    }
    return Optional.empty();
  }

  /** A convolution adds the other input to its output, the one that comes last if both could. */
  private Step sum(Step step) {
    for (int i = step.inputs().size() - 1; i >= 0; i--) {
      Step before = done.get(step.inputs().get(i));
      if (before != null
          && uses.get(before.id()) == 1
          && before.operation() instanceof Convolution convolution
          && convolution.epilogue().isEmpty()) {
        done.remove(before.id());
        List<Integer> inputs = new ArrayList<>(before.inputs());
        inputs.add(step.inputs().get(1 - i));
        Operation both = convolution.with(convolution.epilogue().withSum());
        return new Step(step.id(), before.layer(), both, inputs, step.output());
      }
    }
    return step;
  }

  private static Step lowered(Step step) {
    int channels = step.output().channels();
    if (step.operation() instanceof Scaling scaling) {
      return step.with(Convolution.ofEachChannel(Window.POINT, scaling.weights()));
    }
    if (step.operation() instanceof Padding padding) {
      Window window = Window.POINT.padded(padding.before(), padding.after());
      return step.with(Convolution.ofEachChannel(window, Weights.identity(channels)));
    }
    return step;
  }
}
