package dev.beagle.container;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Loads every class of a WAR. Payara Micro deletes the unpacked WAR as soon as its JVM is told to
 * end, while a web node still answers its requests and a worker finishes its batch: a class that
 * has not been loaded by then cannot be loaded any more.
 */
public final class ClassPreloader {
  private static final String ROOT = "/WEB-INF/classes/";
  private static final String CLASS = ".class";

  private final Function<String, @Nullable Set<String>> list;
  private final ClassLoader loader;

  /**
   * A preloader for one WAR.
   *
   * @param list the paths of a folder's files and folders in the WAR, those of folders with a slash
   *     at the end; absent if the WAR has no such folder
   * @param loader the WAR's class loader
   */
  public ClassPreloader(Function<String, @Nullable Set<String>> list, ClassLoader loader) {
    this.list = list;
    this.loader = loader;
  }

  /**
   * Loads and initializes the classes.
   *
   * @throws IllegalStateException if a class cannot be loaded
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
      throw new IllegalStateException(
          "Class %s is listed by the WAR and missing in it".formatted(name), e);
    }
  }
}
