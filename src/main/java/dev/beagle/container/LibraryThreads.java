package dev.beagle.container;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Threads that a library starts when it is first used and never stops, to free native memory of
 * objects that have become garbage. In a server they would outlive the application, and keep its
 * classes in memory.
 */
public final class LibraryThreads {
  private static final Logger LOG = System.getLogger(LibraryThreads.class.getName());
  private static final Duration TIME_TO_END = Duration.ofSeconds(5);

  private LibraryThreads() {}

  /**
   * Ends the threads of some libraries in this application, known by its class loader. The
   * application must not use these libraries afterwards.
   *
   * @param packages with all below them, such as {@code org.nd4j}
   */
  public static void stop(String... packages) {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (isOf(packages, thread.getClass())) {
        stop(thread);
      }
    }
  }

  private static boolean isOf(String[] packages, Class<?> type) {
    return type.getClassLoader() == LibraryThreads.class.getClassLoader()
        && Stream.of(packages).anyMatch(each -> type.getName().startsWith(each + "."));
  }

  private static void stop(Thread thread) {
    thread.interrupt(); // Each ends its loop then.
    try {
      thread.join(TIME_TO_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.log(Level.WARNING, "Thread {0} does not end", thread.getName());
    }
  }
}
