package dev.beagle.model;

/** Hears what becomes of a model while it loads. */
@FunctionalInterface
public interface LoadProgress {

  /**
   * Called on the loading thread, whenever there is something new to say.
   *
   * @param doing what is being done, in words, such as {@code downloading 42 %}
   */
  void report(String doing);
}
