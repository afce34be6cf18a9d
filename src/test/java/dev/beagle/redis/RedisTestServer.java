package dev.beagle.redis;

import dev.beagle.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real server for a test, which may kill it and start it again on its data. */
public final class RedisTestServer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Path executable;
  private final Path directory;
  private final int port;
  private RedisProcess process;

  private RedisTestServer(Path executable, Path directory) throws IOException {
    this.executable = executable;
    this.directory = directory;
    this.port = RedisDirectory.freePort();
    start();
  }

  /** The servers there are to test with: the embedded one, and whatever is on the path. */
  public static List<Path> executables(Path directory) {
    try {
      List<Path> found = new ArrayList<>();
      found.add(RedisExecutable.unpack(directory, System.getProperty("os.name")));
      Stream.of(System.getenv("PATH").split(":", -1))
          .map(each -> Path.of(each, "redis-server"))
          .filter(Files::isExecutable)
          .findFirst()
          .ifPresent(found::add);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The embedded server. */
  public static RedisTestServer start(Path directory) {
    return start(executables(directory).get(0), directory);
  }

  public static RedisTestServer start(Path executable, Path directory) {
    try {
      return new RedisTestServer(executable, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void start() {
    try {
      process = RedisProcess.start(executable, directory, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!process.awaitReady(LIMIT)) {
      throw new IllegalStateException("no server on port " + port);
    }
  }

  public void kill() {
    List<ProcessHandle> handles = process.handles().toList();
    handles.forEach(ProcessHandle::destroyForcibly);
    handles.forEach(each -> each.onExit().join());
  }

  public int port() {
    return port;
  }

  public Settings settings(String... keysAndValues) {
    Map<String, String> texts = new HashMap<>(Map.of("beagle.redis.uri", uri().toString()));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      texts.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Settings.of(texts);
  }

  public URI uri() {
    return URI.create("redis://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.stop(LIMIT);
  }
}
