package dev.beagle.model;

import dev.beagle.job.BeagleException;
import java.nio.file.Path;

/**
 * A kind of weights file.
 *
 * @param name as descriptions have it, such as {@code dl4j-zip}
 * @param reader reads the files of this kind
 */
public record WeightsFormat(String name, Reader reader) {

  /** Reads weights files of one kind. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads a network.
     *
     * @param weights a verified file
     * @param progress told how far the reading is
     * @throws BeagleException {@code model_not_ready} for a file of another kind, or a damaged one
     */
    Network read(Path weights, LoadProgress progress);
  }
}
