package dev.beagle.model;

import org.jspecify.annotations.Nullable;

/** Receives the progress of loading a model. */
@FunctionalInterface
public interface LoadProgress {

  /**
   * Called on the loading thread, whenever there is something new to say.
   *
   * @param doing the present activity in words, such as {@code downloading 42 %}
   * @param part how much of the activity is done, from 0 to 1; null if that is not known
   */
  void report(String doing, @Nullable Double part);

  /** Reports an activity whose extent is not known. */
  default void report(String doing) {
    report(doing, null);
  }
}
