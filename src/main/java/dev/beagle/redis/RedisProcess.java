package dev.beagle.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A redis-server process on the loopback address that ends with this JVM, however the JVM ends.
 *
 * <p>A shell holds the reading end of a pipe from the JVM and stops the server when the pipe ends.
 * The writing end is in {@link Process}, to which the JDK holds on until the process has exited: no
 * garbage collection closes it.
 */
final class RedisProcess {
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(10);

  private final Process process;
  private final int port;

  private RedisProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a server and does not wait for it.
   *
   * @param executable redis-server
   * @param directory where its append-only file, its log and its process id go
   * @param port a free port
   * @param more further arguments of its command line
   */
  static RedisProcess start(Path executable, Path directory, int port, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>(arguments(directory, port));
    arguments.addAll(List.of(more));
    return run(executable, directory, port, arguments);
  }

  /** Starts a server with these arguments alone, which tell it the port. */
  static RedisProcess run(Path executable, Path directory, int port, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(session());
    command.addAll(List.of("sh", "-c", script(), "run-redis", executable.toString()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(directory).toFile()))
            .start();
    return new RedisProcess(process, port);
  }

  static Path log(Path directory) {
    return directory.resolve("redis.log");
  }

  static Path processIdFile(Path directory) {
    return directory.resolve("redis.pid");
  }

  private static List<String> arguments(Path directory, int port) {
    return List.of(
        "--bind", "127.0.0.1",
        "--port", Integer.toString(port),
        "--dir", directory.toString(),
        "--pidfile", processIdFile(directory).toString(),
        "--appendonly", "yes",
        "--appendfsync", "everysec",
        "--save", "",
        "--maxmemory-policy", "noeviction");
  }

  /**
   * A session of its own, so that a terminal's Ctrl-C reaches the JVM alone, which then ends it.
   */
  private static List<String> session() {
    String path = System.getenv().getOrDefault("PATH", "");
    boolean found =
        Stream.of(path.split(":", -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "setsid")));
    return found ? List.of("setsid") : List.of();
  }

  private static String script() throws IOException {
    try (InputStream in = RedisProcess.class.getResourceAsStream("run-redis.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  int port() {
    return port;
  }

  /**
   * Waits until the server answers.
   *
   * @return false if it has exited instead, or does not answer in time
   */
  boolean awaitReady(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!RedisProbe.isReady(port)) {
      if (System.nanoTime() - end > 0 || hasExitedWithin(CHECK_INTERVAL)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasExitedWithin(Duration duration) {
    try {
      return process.waitFor(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Stops the server, as the end of the JVM would, and waits until it has ended. */
  void stop(Duration limit) {
    try {
      process.getOutputStream().close();
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("redis-server on port " + port + " does not stop", e);
    }
  }

  /** The processes of the shell and of the server. */
  Stream<ProcessHandle> handles() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }
}
