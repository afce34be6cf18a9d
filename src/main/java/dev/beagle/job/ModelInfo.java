package dev.beagle.job;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The description of a model that web nodes need, as the workers that serve it announce it.
 *
 * @param name as in {@code ?model=}
 * @param version free text
 * @param classes the number of its labels
 * @param input the image that it takes
 * @param engine the engine that runs it, such as {@code dl4j}
 * @param precision the number format of the engine, such as {@code float32}
 */
@JsonbPropertyOrder({"name", "version", "classes", "input", "engine", "precision"})
public record ModelInfo(
    String name, String version, int classes, Input input, String engine, String precision) {

  /**
   * The image that a model takes.
   *
   * @param width in pixels
   * @param height in pixels
   * @param resize how an image of another size is brought to this one
   */
  @JsonbPropertyOrder({"width", "height", "resize"})
  public record Input(int width, int height, Resize resize) {}
}
