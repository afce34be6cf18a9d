package dev.beagle.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A confusion matrix of a network on some pictures. */
final class Score {
  private static final int BATCH = 50;

  /** {@code counts[shown][answered]}. */
  private final int[][] counts;

  private final double confidence;

  private Score(int[][] counts, double confidence) {
    this.counts = counts;
    this.confidence = confidence;
  }

  static Score of(ComputationGraph network, List<Example> examples) {
    int[][] counts = new int[ShapeKind.values().length][ShapeKind.values().length];
    double confidence = 0;
    for (int start = 0; start < examples.size(); start += BATCH) {
      List<Example> batch = examples.subList(start, Math.min(start + BATCH, examples.size()));
      float[][] answers =
          network
              .outputSingle(Batch.pixels(batch.stream().map(Example::pixels).toList()))
              .toFloatMatrix();
      for (int i = 0; i < answers.length; i++) {
        int shown = batch.get(i).kind().output();
        counts[shown][largest(answers[i])]++;
        confidence += answers[i][shown];
      }
    }
    return new Score(counts, confidence / examples.size());
  }

  /** The part of right answers, 0 to 1. */
  double accuracy() {
    long right = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
    }
    return (double) right / Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  private static int largest(float[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }

  /** A row for each shape shown, a column for each answer, in the same order. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%.2f %% right, mean probability of the right answer %.4f%n",
                100 * accuracy(),
                confidence));
    for (ShapeKind kind : ShapeKind.values()) {
      text.append(String.format(Locale.ROOT, "%9s", kind.label()));
      for (int count : counts[kind.output()]) {
        text.append(String.format(Locale.ROOT, "%5d", count));
      }
      text.append(System.lineSeparator());
    }
    return text.toString();
  }
}
