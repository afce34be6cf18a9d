package dev.beagle.it.server;

import java.util.Map;

/** Reads figures in JSON. */
public final class Figures {
  private Figures() {}

  /** The number at the end of a path of names; 0 if there is nothing at the path. */
  public static long number(Map<?, ?> json, String... path) {
    Object value = json;
    for (String name : path) {
      value = value instanceof Map<?, ?> object ? object.get(name) : null;
    }
    return value instanceof Number number ? number.longValue() : 0;
  }
}
