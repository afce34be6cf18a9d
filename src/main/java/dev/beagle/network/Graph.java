package dev.beagle.network;

import java.util.List;

/**
 * A network as a list of steps, each after those whose output it takes.
 *
 * @param input the size of an image
 * @param steps the last gives the output of the network
 */
public record Graph(Shape input, List<Step> steps) {
  /** The id of the image. */
  public static final int INPUT = 0;

  public Graph {
    steps = List.copyOf(steps);
  }

  /** The size of a step's output. */
  public Shape shape(int id) {
    return steps.stream().filter(step -> step.id() == id).findFirst().orElseThrow().output();
  }

  /** The steps that take a step's output. */
  public List<Step> consumers(int id) {
    return steps.stream().filter(step -> step.inputs().contains(id)).toList();
  }

  /** Whether a step's output goes to softmaxes and nowhere else. */
  public boolean feedsSoftmaxOnly(int id) {
    List<Step> consumers = consumers(id);
    return !consumers.isEmpty()
        && consumers.stream().allMatch(step -> step.operation() instanceof Operation.Softmax);
  }

  /** Whether no value of a step's output is below 0, for any image. */
  public boolean isNeverNegative(int id) {
    return steps.stream().anyMatch(step -> step.id() == id && isNeverNegative(step));
  }

  private boolean isNeverNegative(Step step) {
    return step.operation() instanceof Operation.Pooling
        ? isNeverNegative(step.input())
        : step.operation() instanceof Operation.Convolution convolution
            && convolution.postOps().isNeverNegative();
  }

  /**
   * The number of multiplications for one image: each convolution's weights, once for each place.
   */
  public long multiplications() {
    long sum = 0;
    for (Step step : steps) {
      if (step.operation() instanceof Operation.Convolution convolution) {
        long places = (long) step.output().height() * step.output().width();
        sum += places * convolution.weights().values().length;
      }
    }
    return sum;
  }

  public Step last() {
    return steps.get(steps.size() - 1);
  }

  /** The number of classes. */
  public int classes() {
    return last().output().length();
  }
}
