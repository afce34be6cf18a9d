package dev.beagle.model;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Prediction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The labels of a model, by class index. */
public record Labels(List<String> names) {
  public Labels {
    names = List.copyOf(names);
  }

  /** The thousand classes of ImageNet's challenge of 2012, in the order that everybody uses. */
  public static Labels imagenet() {
    try (InputStream in = Labels.class.getResourceAsStream("imagenet-labels.txt")) {
      return new Labels(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file with a label on each line.
   *
   * @throws BeagleException {@code model_not_ready} if there is none, or a line of it is empty
   */
  public static Labels read(Path file) {
    try {
      List<String> names =
          Files.readString(file).stripTrailing().lines().map(String::strip).toList();
      int empty = names.indexOf("");
      if (empty >= 0) {
        throw new IOException("line %d has no label".formatted(empty + 1));
      }
      return new Labels(names);
    } catch (IOException e) {
      throw new BeagleException(
          ErrorCode.MODEL_NOT_READY, "The labels %s cannot be read (%s).".formatted(file, e), e);
    }
  }

  public int size() {
    return names.size();
  }

  /**
   * The most probable labels, most probable first; of equally probable ones, the first class first.
   *
   * @param probabilities one for each label
   * @param top how many are wanted, at least one; all of them if there are fewer
   */
  public List<Prediction> top(float[] probabilities, int top) {
    if (probabilities.length != size()) {
      throw new IllegalArgumentException(
          "%d probabilities for %d labels".formatted(probabilities.length, size()));
    }
    Comparator<Integer> order =
        Comparator.<Integer>comparingDouble(index -> -probabilities[index])
            .thenComparing(Comparator.naturalOrder());
    PriorityQueue<Integer> best = new PriorityQueue<>(order.reversed()); // The worst of them first.
    for (int i = 0; i < probabilities.length; i++) {
      if (best.size() < top) {
        best.add(i);
      } else if (probabilities[i] > probabilities[best.element()]) {
        best.remove();
        best.add(i);
      }
    }
    return best.stream()
        .sorted(order)
        .map(index -> new Prediction(names.get(index), shortest(probabilities[index])))
        .toList();
  }

  /** The double of the fewest digits that still tells this float: 0.9, not 0.8999999761581421. */
  private static double shortest(float probability) {
    return Double.parseDouble(Float.toString(probability));
  }
}
