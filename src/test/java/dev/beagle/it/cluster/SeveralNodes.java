package dev.beagle.it.cluster;

import dev.beagle.it.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The script that starts two web nodes, two workers, a Redis and HAProxy, on ports of our own. */
final class SeveralNodes implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(6);
  private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

  private final Path directory;
  private final int port = ServerProcess.freePort();
  private final List<Integer> webPorts =
      List.of(ServerProcess.freePort(), ServerProcess.freePort());
  private final Process script;

  private SeveralNodes(Path directory) throws IOException {
    this.directory = directory;
    ProcessBuilder builder =
        new ProcessBuilder("server-config/several-nodes.sh")
            .redirectErrorStream(true)
            .redirectOutput(output().toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "BALANCER",
                "haproxy",
                "BALANCER_PORT",
                Integer.toString(port),
                "WEB_PORTS",
                webPorts.get(0) + " " + webPorts.get(1),
                "WORKER_PORTS",
                ServerProcess.freePort() + " " + ServerProcess.freePort(),
                "WORK_DIR",
                directory.toString(),
                "BEAGLE_MODELS",
                "shapes",
                // Four servers start in half the time when the JVM does not optimise them.
                "JAVA_TOOL_OPTIONS",
                "-XX:TieredStopAtLevel=1"));
    script = builder.start();
  }

  /** Runs the script and returns when it says that Beagle is ready. */
  static SeveralNodes start(Path directory) throws IOException {
    SeveralNodes nodes = new SeveralNodes(directory);
    try {
      Awaitility.await("several nodes")
          .atMost(START_LIMIT)
          .until(() -> nodes.said().contains("web-2: process") || !nodes.script.isAlive());
      nodes.process("web-1");
    } catch (RuntimeException | Error e) {
      nodes.close();
      throw e;
    }
    return nodes;
  }

  /** Where HAProxy is, ending in a slash. */
  URI base() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** Where web-1 and web-2 listen. */
  List<Integer> webPorts() {
    return webPorts;
  }

  /** The process that the script has announced under this name. */
  ProcessHandle process(String name) {
    Matcher line = Pattern.compile(name + ": process (\\d+)").matcher(said());
    if (!line.find()) {
      throw new AssertionError("There is no " + name + ". The script says: " + said());
    }
    return ProcessHandle.of(Long.parseLong(line.group(1))).orElseThrow();
  }

  /** Every process that the script has started and that these have, as long as it runs. */
  List<ProcessHandle> processes() {
    return script.toHandle().descendants().toList();
  }

  /** What the script has said. */
  String said() {
    return text(output());
  }

  private Path output() {
    return directory.resolve("script.log");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the script to stop, as an operator does, and waits until it has. */
  int stop() {
    script.destroy();
    try {
      if (script.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        return script.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    processes().forEach(ProcessHandle::destroyForcibly);
    script.destroyForcibly();
    throw new AssertionError("The script does not stop. It says: " + said());
  }

  @Override
  public void close() {
    stop();
  }
}
