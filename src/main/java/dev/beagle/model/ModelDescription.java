package dev.beagle.model;

import java.nio.file.Path;
import java.util.List;

/**
 * A model before it is loaded, as its JSON file has it.
 *
 * @param file where it was read
 * @param name as in {@code ?model=}
 * @param version free text
 * @param format what kind of file the weights are
 * @param weights a path, relative to the description unless it is absolute, or an http(s) address
 * @param checksums what the weights may hash to; empty if that is not known
 * @param labels a file of labels, relative to the description, or {@link #IMAGENET}
 * @param input what the network takes
 */
public record ModelDescription(
    Path file,
    String name,
    String version,
    ModelFormat format,
    String weights,
    List<Checksum> checksums,
    String labels,
    NetworkInput input) {
  /** In the place of a file of labels: the built-in thousand. */
  public static final String IMAGENET = "imagenet";

  public ModelDescription {
    checksums = List.copyOf(checksums);
  }

  /** Whether weights are to be downloaded. */
  public static boolean isRemote(String weights) {
    return weights.startsWith("http://") || weights.startsWith("https://");
  }

  /** A path of the description. */
  public Path resolve(String path) {
    return file.toAbsolutePath().resolveSibling(path);
  }
}
