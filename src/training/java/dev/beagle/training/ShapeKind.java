package dev.beagle.training;

import java.awt.Shape;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The classes of the {@code shapes} model, in the order of its outputs. */
enum ShapeKind {
  CIRCLE,
  RING,
  SQUARE,
  TRIANGLE,
  PENTAGON,
  HEXAGON,
  STAR,
  CROSS,
  HEART,
  CRESCENT;

  /** The class as the labels file has it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The index of the network's output for this class. */
  @SuppressWarnings("EnumOrdinal") // The order of the constants is the order of the labels file.
  int output() {
    return ordinal();
  }

  /** One of the many outlines that people call by this name, of any size and about any point. */
  Shape outline(RandomGenerator random) {
    return switch (this) {
      case CIRCLE -> RoundOutlines.circle();
      case RING -> RoundOutlines.ring(random);
      case SQUARE -> StraightOutlines.square(random);
      case TRIANGLE -> StraightOutlines.triangle(random);
      case PENTAGON -> StraightOutlines.regular(5, random);
      case HEXAGON -> StraightOutlines.regular(6, random);
      case STAR -> StarOutlines.star(random);
      case CROSS -> StraightOutlines.cross(random);
      case HEART -> HeartOutlines.heart(random);
      case CRESCENT -> RoundOutlines.crescent(random);
    };
  }
}
