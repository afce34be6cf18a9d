package dev.beagle.container;

import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * The threads that ND4J and JavaCPP start when they are first used, and never stop: they free the
 * native memory of objects that have become garbage. In a server they would outlive the
 * application, and keep its classes in memory.
 */
public final class LibraryThreads {
  private static final System.Logger LOG = System.getLogger(LibraryThreads.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private LibraryThreads() {}

  /**
   * Ends those of this application, known by their class loader. Networks must have been closed
   * before; nothing of ND4J may be used afterwards.
   */
  public static void stop() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (isOfLibrary(thread.getClass())) {
        stop(thread);
      }
    }
  }

  private static boolean isOfLibrary(Class<?> type) {
    return type.getClassLoader() == LibraryThreads.class.getClassLoader()
        && (type.getName().startsWith("org.nd4j.") || type.getName().startsWith("org.bytedeco."));
  }

  private static void stop(Thread thread) {
    thread.interrupt(); // Each ends its loop then.
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.log(Level.WARNING, "Thread {0} does not end", thread.getName());
    }
  }
}
