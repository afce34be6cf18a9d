package dev.beagle.worker;

import dev.beagle.config.Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A worker in a JVM of its own, without a server. It takes its settings from system properties, and
 * stops when its standard input ends.
 */
final class LoneWorker {
  private LoneWorker() {}

  public static void main(String[] arguments) throws IOException {
    Settings settings = new Settings(key -> Optional.ofNullable(System.getProperty(key)));
    ExecutorService executor = Executors.newCachedThreadPool();
    Worker worker =
        Worker.open(settings, executor, Executors.defaultThreadFactory(), Runnable::run);
    worker.start();
    while (System.in.read() >= 0) {}
    worker.close();
    executor.shutdown();
  }
}
