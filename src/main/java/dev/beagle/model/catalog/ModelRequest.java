package dev.beagle.model.catalog;

/**
 * A model that {@code beagle.models} asks for.
 *
 * @param name as in {@code ?model=}
 * @param optional whether to go on without it when it cannot be had, as with {@code auto}'s {@code
 *     resnet50}; the reason why is then worth a line in the log, and no more
 */
public record ModelRequest(String name, boolean optional) {}
