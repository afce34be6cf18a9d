package dev.beagle.model;

/** Hears what becomes of a model while it loads. */
@FunctionalInterface
public interface LoadProgress {

  /**
   * Called on the loading thread, whenever there is something new to say.
   *
   * @param doing what is being done, in words, such as {@code downloading 42 %}
   * @param part how much of that is done, from 0 to 1; null if nobody knows
   */
  void report(String doing, Double part);

  /** Says what is being done; nobody knows how much of it is. */
  default void report(String doing) {
    report(doing, null);
  }
}
