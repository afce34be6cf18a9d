package dev.beagle.shapes;

import java.awt.Shape;
import java.util.Locale;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The classes of the {@code shapes} model, in the order of its outputs. */
enum ShapeKind {
  CIRCLE(random -> RoundOutlines.circle()),
  RING(RoundOutlines::ring),
  SQUARE(StraightOutlines::square),
  TRIANGLE(StraightOutlines::triangle),
  PENTAGON(random -> StraightOutlines.regular(5, random)),
  HEXAGON(random -> StraightOutlines.regular(6, random)),
  STAR(StarOutlines::star),
  CROSS(StraightOutlines::cross),
  HEART(HeartOutlines::heart),
  CRESCENT(RoundOutlines::crescent);

  private final Function<RandomGenerator, Shape> outline;

  ShapeKind(Function<RandomGenerator, Shape> outline) {
    this.outline = outline;
  }

  /** The class as the labels file has it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One of the many outlines that people call by this name, of any size and about any point. */
  Shape outline(RandomGenerator random) {
    return outline.apply(random);
  }
}
