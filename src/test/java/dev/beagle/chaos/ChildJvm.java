package dev.beagle.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * A worker or web node in a JVM of its own, started anew whenever it dies. Each start has a log of
 * events of its own.
 */
final class ChildJvm implements Target {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final String kind;
  private final String name;
  private final Path directory;
  private final List<String> options = new ArrayList<>();
  private final BiFunction<Path, Integer, List<String>> command;
  private final List<Life> lives = new ArrayList<>();
  private Process process;
  private boolean expected;

  /**
   * One that has not started.
   *
   * @param kind worker or web node
   * @param directory for its logs
   * @param settings of Beagle
   * @param command its main class and arguments, by the file for its events and how often it was
   *     started before
   */
  ChildJvm(
      String kind,
      int number,
      Path directory,
      Map<String, String> settings,
      BiFunction<Path, Integer, List<String>> command) {
    this.kind = kind;
    this.name = kind + number;
    this.directory = directory;
    this.command = command;
    options.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    options.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    settings.forEach((key, value) -> options.add("-D%s=%s".formatted(key, value)));
    options.addAll(List.of("-cp", System.getProperty("java.class.path")));
  }

  synchronized void start() {
    Path log = directory.resolve("%s-%d.log".formatted(name, lives.size()));
    List<String> all = new ArrayList<>(options);
    all.addAll(command.apply(log, lives.size()));
    try {
      process =
          new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(directory.resolve(name + ".out").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Process started = process;
    lives.add(new Life(log, started));
    expected = false;
    CompletableFuture<Void> unused = started.onExit().thenRun(() -> restartAfterDeath(started));
  }

  private synchronized void restartAfterDeath(Process dead) {
    if (dead == process && !expected) {
      start();
    }
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public synchronized void inject(Fault fault) {
    switch (fault) {
      case KILL -> kill();
      case PAUSE -> signal("STOP");
      case DRAIN -> end();
    }
  }

  private void kill() {
    expected = true;
    lives.get(lives.size() - 1).killed = true;
    process.destroyForcibly();
    process.onExit().join();
  }

  private void end() {
    expected = true;
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has just died by itself.
      process.onExit().join();
    }
  }

  private void signal(String signal) {
    try {
      // Fails if it has just died by itself.
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void restore() {
    if (expected) {
      awaitExit();
      start();
    } else {
      signal("CONT");
    }
  }

  /** Sends a line to its standard input. */
  synchronized void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to stop, and waits until it has. */
  synchronized void stop() {
    end();
    awaitExit();
  }

  private void awaitExit() {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " does not stop; see its threads in its output");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whatever it does. */
  synchronized void destroy() {
    expected = true;
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** From each start to the end. */
  synchronized List<Life> lives() {
    return List.copyOf(lives);
  }

  /** From a start to the end. */
  static final class Life {
    private final Path log;
    private final Process process;
    private volatile boolean killed;

    private Life(Path log, Process process) {
      this.log = log;
      this.process = process;
    }

    Path log() {
      return log;
    }

    /** Whether it was killed on purpose. */
    boolean wasKilled() {
      return killed;
    }

    boolean isOver() {
      return !process.isAlive();
    }
  }
}
