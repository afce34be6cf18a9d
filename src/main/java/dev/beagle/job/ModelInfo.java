package dev.beagle.job;

/**
 * What a web node needs to know of a model, as the workers that serve it publish it.
 *
 * @param name as in {@code ?model=}
 * @param version free text
 * @param width input width in pixels
 * @param height input height in pixels
 * @param resize how an image gets to that size
 * @param classes how many labels it has
 * @param engine what runs it, such as {@code dl4j}
 * @param precision what it calculates in, such as {@code float32}
 */
public record ModelInfo(
    String name,
    String version,
    int width,
    int height,
    Resize resize,
    int classes,
    String engine,
    String precision) {}
