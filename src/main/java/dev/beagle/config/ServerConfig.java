package dev.beagle.config;

import static dev.beagle.config.Parsers.duration;

import java.time.Duration;
import java.util.List;

/**
 * The settings of the application server: its executor and its shutdown.
 *
 * @param executor JNDI name of the managed executor
 * @param drainTimeout longest wait for requests or batches under way when the server stops
 */
public record ServerConfig(String executor, Duration drainTimeout) {
  public static final Setting<Duration> DRAIN_TIMEOUT =
      duration(
          "beagle.drain.timeout",
          "30s",
          "0s",
          "10m",
          "How long a stopping web node may take to answer the requests that wait, and a drained"
              + " worker to finish its batch");
  public static final Setting<String> EXECUTOR =
      new Setting<>(
          "beagle.executor",
          "java:comp/DefaultManagedExecutorService",
          "a JNDI name in this server, such as concurrent/beagle",
          "The managed executor that runs the loops: one for each model and shard and two for each"
              + " shard, each of which waits most of the time",
          Parsers::localName);

  static final List<Setting<?>> ALL = List.of(DRAIN_TIMEOUT, EXECUTOR);

  static ServerConfig read(SettingsSource source) {
    return new ServerConfig(EXECUTOR.read(source), DRAIN_TIMEOUT.read(source));
  }
}
