package dev.beagle.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.network.Operation.ChannelAffine;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.Operation.Elementwise;
import dev.beagle.network.Operation.Padding;
import dev.beagle.network.Operation.Pooling;
import dev.beagle.network.Operation.Sum;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
  private static final Shape IMAGE = new Shape(3, 8, 8);
  private static final Activation RELU = new Activation(Activation.Function.RELU, 0, 0);
  private static final Activation TANH = Activation.of(Activation.Function.TANH);

  private final GraphBuilder graph = new GraphBuilder(IMAGE);

  @Test
  void scalesWeightsInsteadOfOutputs() {
    int output = add(new ChannelAffine(Weights.same(3, 5, 7)), convolution(Graph.INPUT));
    Convolution only = (Convolution) onlyStep(output);
    assertThat(only.weights().values()).containsOnly(10);
    assertThat(only.weights().bias()).containsOnly(7);
  }

  @Test
  void sumAndActivationAreOneStep() {
    int shortcut = convolution(Graph.INPUT);
    int sum = graph.add("sum", new Sum(), IMAGE, List.of(convolution(shortcut), shortcut));
    List<Step> steps = Fusion.of(graph.build(add(new Elementwise(RELU), sum))).steps();
    assertThat(steps).hasSize(2);
    assertThat(((Convolution) steps.get(1).operation()).postOps())
        .isEqualTo(PostOps.NONE.withSum().with(RELU));
  }

  @Test
  void outputWithTwoConsumersIsNotFused() {
    int shared = convolution(Graph.INPUT);
    int applied = add(new Elementwise(RELU), shared);
    int sum = graph.add("sum", new Sum(), IMAGE, List.of(shared, applied));
    assertThat(Fusion.of(graph.build(sum)).steps()).hasSize(3);
  }

  @Test
  void activationIsFusedWithScalingThatNoWeightsCouldTake() {
    int pooled = add(pooling(), Graph.INPUT);
    int scaled = add(new ChannelAffine(Weights.same(3, 5, 7)), pooled);
    assertThat(Fusion.of(graph.build(add(new Elementwise(TANH), scaled))).steps()).hasSize(2);
  }

  @Test
  void paddingOfNonNegativeValuesIsFusedWithPooling() {
    Pooling last = (Pooling) Fusion.of(paddedAndPooled(RELU)).last().operation();
    assertThat(last.window().before()).isEqualTo(HeightWidth.ONE);
    assertThat(Fusion.of(paddedAndPooled(RELU)).steps()).hasSize(2);
  }

  /** A zero is larger than negative values, but pooling ignores its own padding. */
  @Test
  void paddingOfNegativeValuesIsNotFusedWithPooling() {
    assertThat(Fusion.of(paddedAndPooled(TANH)).steps()).hasSize(3);
  }

  private static Graph paddedAndPooled(Activation activation) {
    FusionTest test = new FusionTest();
    int applied = test.add(new Elementwise(activation), test.convolution(Graph.INPUT));
    Padding padding = new Padding(HeightWidth.ONE, HeightWidth.ONE);
    int padded = test.graph.add("pad", padding, IMAGE.grown(2, 2), List.of(applied));
    return test.graph.build(test.add(pooling(), padded));
  }

  private int convolution(int input) {
    return add(Convolution.ofEachChannel(SlidingWindow.POINT, Weights.same(3, 2, 0)), input);
  }

  private static Pooling pooling() {
    HeightWidth three = new HeightWidth(3, 3);
    SlidingWindow window =
        new SlidingWindow(
            three, HeightWidth.ONE, HeightWidth.ONE, HeightWidth.NONE, HeightWidth.NONE);
    return new Pooling(Pooling.Kind.MAX, window);
  }

  private int add(Operation operation, int input) {
    return graph.add("layer", operation, IMAGE, List.of(input));
  }

  private Operation onlyStep(int output) {
    List<Step> steps = Fusion.of(graph.build(output)).steps();
    assertThat(steps).hasSize(1);
    return steps.get(0).operation();
  }
}
