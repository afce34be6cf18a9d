package dev.beagle.model;

import dev.beagle.job.Prediction;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The labels of a model: label n is class n's. */
public record Labels(List<String> names) {
  public Labels {
    names = List.copyOf(names);
  }

  public int size() {
    return names.size();
  }

  /**
   * The most probable labels, most probable first; of equally probable ones, the first class first.
   *
   * @param probabilities one for each label
   * @param top how many are wanted; all of them if there are fewer
   */
  public List<Prediction> top(float[] probabilities, int top) {
    if (probabilities.length != size()) {
      throw new IllegalArgumentException(
          "%d probabilities for %d labels".formatted(probabilities.length, size()));
    }
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.comparingDouble(index -> -probabilities[index]))
        .limit(top)
        .map(index -> new Prediction(names.get(index), probabilities[index]))
        .toList();
  }
}
