package dev.beagle.benchmark;

import java.time.Duration;

/**
 * The durations and repetitions of each part.
 *
 * @param model what is run, {@code resnet50} or {@code shapes}
 * @param rounds how often everything is measured in turn
 * @param slice how long one thing is measured in one round
 * @param dl4jTime how long passes of {@code dl4j} are repeated for a batch size, once there is one
 * @param queueRound how long the queue is loaded in one round
 * @param load how long each number of clients posts
 * @param settling how much of that is left out at its beginning
 */
public record Scale(
    String model,
    int rounds,
    Duration slice,
    Duration dl4jTime,
    Duration queueRound,
    Duration load,
    Duration settling) {

  /** The one whose figures mean something: some ten minutes on two cores. */
  public static final Scale FULL =
      new Scale(
          "resnet50",
          5,
          Duration.ofMillis(1200),
          Duration.ofSeconds(6),
          Duration.ofSeconds(4),
          Duration.ofSeconds(30),
          Duration.ofSeconds(6));

  /** Everything once, to see that it works. */
  static final Scale QUICK =
      new Scale(
          "shapes",
          2,
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          Duration.ofSeconds(1));
}
