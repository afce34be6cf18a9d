package dev.beagle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.plan.Operation.Application;
import dev.beagle.plan.Operation.Convolution;
import dev.beagle.plan.Operation.Padding;
import dev.beagle.plan.Operation.Pooling;
import dev.beagle.plan.Operation.Scaling;
import dev.beagle.plan.Operation.Sum;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
  private static final Shape IMAGE = new Shape(3, 8, 8);
  private static final Curve RELU = new Curve(Curve.Kind.RELU, 0, 0);
  private static final Curve TANH = Curve.of(Curve.Kind.TANH);

  private final PlanBuilder plan = new PlanBuilder(IMAGE);

  @Test
  void scalesWeightsInsteadOfOutputs() {
    int output = add(new Scaling(Weights.same(3, 5, 7)), convolution(Plan.INPUT));
    Convolution only = (Convolution) onlyStep(output);
    assertThat(only.weights().values()).containsOnly(10);
    assertThat(only.weights().bias()).containsOnly(7);
  }

  @Test
  void addsAndAppliesInOneStep() {
    int shortcut = convolution(Plan.INPUT);
    int sum = plan.add("sum", new Sum(), IMAGE, List.of(convolution(shortcut), shortcut));
    List<Step> steps = Fusion.of(plan.build(add(new Application(RELU), sum))).steps();
    assertThat(steps).hasSize(2);
    assertThat(((Convolution) steps.get(1).operation()).epilogue())
        .isEqualTo(Epilogue.NONE.withSum().with(RELU));
  }

  @Test
  void leavesAloneWhatSomebodyElseWantsToo() {
    int shared = convolution(Plan.INPUT);
    int applied = add(new Application(RELU), shared);
    int sum = plan.add("sum", new Sum(), IMAGE, List.of(shared, applied));
    assertThat(Fusion.of(plan.build(sum)).steps()).hasSize(3);
  }

  @Test
  void applicationsFollowAScalingThatNoWeightsCouldTake() {
    int pooled = add(pooling(), Plan.INPUT);
    int scaled = add(new Scaling(Weights.same(3, 5, 7)), pooled);
    assertThat(Fusion.of(plan.build(add(new Application(TANH), scaled))).steps()).hasSize(2);
  }

  @Test
  void padsWithinThePoolingWhatIsNeverNegative() {
    Pooling last = (Pooling) Fusion.of(paddedAndPooled(RELU)).last().operation();
    assertThat(last.window().before()).isEqualTo(Extent.ONE);
    assertThat(Fusion.of(paddedAndPooled(RELU)).steps()).hasSize(2);
  }

  /** Zero is more than anything below it, and what is no pixel counts less than any. */
  @Test
  void padsBeforeThePoolingWhatMayBeNegative() {
    assertThat(Fusion.of(paddedAndPooled(TANH)).steps()).hasSize(3);
  }

  private static Plan paddedAndPooled(Curve curve) {
    FusionTest test = new FusionTest();
    int applied = test.add(new Application(curve), test.convolution(Plan.INPUT));
    Padding padding = new Padding(Extent.ONE, Extent.ONE);
    int padded = test.plan.add("pad", padding, IMAGE.grown(2, 2), List.of(applied));
    return test.plan.build(test.add(pooling(), padded));
  }

  private int convolution(int input) {
    return add(Convolution.ofEachChannel(Window.POINT, Weights.same(3, 2, 0)), input);
  }

  private static Pooling pooling() {
    Extent three = new Extent(3, 3);
    Window window = new Window(three, Extent.ONE, Extent.ONE, Extent.NONE, Extent.NONE);
    return new Pooling(Pooling.Kind.MAX, window);
  }

  private int add(Operation operation, int input) {
    return plan.add("layer", operation, IMAGE, List.of(input));
  }

  private Operation onlyStep(int output) {
    List<Step> steps = Fusion.of(plan.build(output)).steps();
    assertThat(steps).hasSize(1);
    return steps.get(0).operation();
  }
}
