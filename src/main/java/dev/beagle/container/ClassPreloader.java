package dev.beagle.container;

import java.util.Set;
import java.util.function.Function;

/**
 * Loads every class of the WAR at once. Payara Micro deletes the WAR that it has unpacked as soon
 * as its JVM is told to end, while a web node still answers what waits and a worker finishes its
 * batch: what has not been loaded by then never will be.
 */
public final class ClassPreloader {
  private static final String ROOT = "/WEB-INF/classes/";
  private static final String CLASS = ".class";

  private final Function<String, Set<String>> list;
  private final ClassLoader loader;

  /**
   * A preloader for one WAR.
   *
   * @param list the paths of what is in a folder of the WAR, those of folders ending in a slash;
   *     null if there is no such folder
   * @param loader of the WAR
   */
  public ClassPreloader(Function<String, Set<String>> list, ClassLoader loader) {
    this.list = list;
    this.loader = loader;
  }

  /**
   * Loads and initializes them.
   *
   * @throws IllegalStateException if one cannot be loaded
   */
  public void load() {
    loadFrom(ROOT);
  }

  private void loadFrom(String folder) {
    Set<String> paths = list.apply(folder);
    if (paths == null) {
      return;
    }
    for (String path : paths) {
      if (path.endsWith("/")) {
        loadFrom(path);
      } else if (path.endsWith(CLASS)) {
        load(path.substring(ROOT.length(), path.length() - CLASS.length()).replace('/', '.'));
      }
    }
  }

  private void load(String name) {
    try {
      Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The WAR lists " + name + " but does not have it", e);
    }
  }
}
