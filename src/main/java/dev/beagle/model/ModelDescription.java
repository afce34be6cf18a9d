package dev.beagle.model;

import java.nio.file.Path;

/**
 * A model before it is loaded, as its JSON file has it.
 *
 * @param file the JSON file
 * @param name as in {@code ?model=}
 * @param version free text
 * @param labels a file of labels, relative to the description, or {@link #IMAGENET}
 */
public record ModelDescription(
    Path file,
    String name,
    String version,
    WeightsSource weights,
    String labels,
    NetworkInput input) {
  /** Names the built-in thousand labels, in the place of a file of labels. */
  public static final String IMAGENET = "imagenet";

  /** Resolves a path of the description. */
  public Path resolve(String path) {
    return file.toAbsolutePath().resolveSibling(path);
  }
}
