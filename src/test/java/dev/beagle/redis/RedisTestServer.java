package dev.beagle.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;

/** A real server for a test, which may kill it and start it again on its data, or pause it. */
public final class RedisTestServer implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(30);

  /** The nodes of a Cluster talk to each other on ports higher by this number. */
  private static final int CLUSTER_BUS = 10_000;

  private static final int MAX_PORT = 65_535 - CLUSTER_BUS;

  private final Path executable;
  private final Path directory;
  private final List<String> arguments;
  private final int port;
  private RedisProcess process;

  private RedisTestServer(Path executable, Path directory, List<String> arguments)
      throws IOException {
    this.executable = executable;
    this.directory = Files.createDirectories(directory);
    this.arguments = arguments;
    this.port = freePort();
  }

  /** The servers there are to test with: the embedded one, and whatever is on the path. */
  public static List<Path> executables(Path directory) {
    try {
      List<Path> found = new ArrayList<>();
      Files.createDirectories(directory);
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

  /**
   * A server.
   *
   * @param directory for its data; made unless it is there
   * @param arguments what it is told besides, such as {@code --appendfsync always}, each word by
   *     itself; whenever it is started
   */
  public static RedisTestServer start(Path executable, Path directory, String... arguments) {
    try {
      RedisTestServer server = new RedisTestServer(executable, directory, List.of(arguments));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that has the users of {@code server-config/redis}, besides the usual one who may all. */
  public static RedisTestServer startWithUsers(Path executable, Path directory) {
    try {
      List<String> users = Files.readAllLines(Path.of("server-config", "redis", "users.acl"));
      if (!users.remove("user default off")) {
        throw new IllegalStateException("anybody could use the server of users.acl");
      }
      Path file = Files.createDirectories(directory).resolve("users.acl");
      Files.write(file, users);
      return start(executable, directory, "--aclfile", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() throws IOException {
    int port;
    do {
      port = RedisDirectory.freePort();
    } while (port > MAX_PORT || !isFree(port + CLUSTER_BUS));
    return port;
  }

  /** A connection of any process may have the port: both are taken from the same range. */
  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  public void start() {
    startWith();
  }

  /** Starts it on its data, which it gives up for those of another server. */
  public void startAsReplicaOf(RedisTestServer master) {
    startWith("--replicaof", "127.0.0.1", Integer.toString(master.port));
  }

  private void startWith(String... more) {
    try {
      List<String> all = new ArrayList<>(arguments);
      all.addAll(List.of(more));
      process = RedisProcess.start(executable, directory, port, all.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!process.awaitReady(LIMIT)) {
      throw new IllegalStateException("no server on port " + port);
    }
  }

  /** SIGKILL. */
  public void kill() {
    List<ProcessHandle> handles = process.handles().toList();
    // The server alone at first: the shell that minds it sees it go and ends. The end of a child is
    // known at once, while that of a grandchild is asked for now and then.
    serverProcess().filter(handles::contains).ifPresent(ProcessHandle::destroyForcibly);
    try {
      handles.get(0).onExit().get(1, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      handles.forEach(ProcessHandle::destroyForcibly);
      handles.forEach(each -> each.onExit().join());
    }
  }

  private Optional<ProcessHandle> serverProcess() {
    try {
      Path file = RedisProcess.processIdFile(directory);
      return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Deletes what a killed server has written down. */
  public void forget() {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("appendonly.aof"))
          .forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGSTOP: connections stay, and nothing answers. */
  public void pause() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      String id = Files.readString(RedisProcess.processIdFile(directory)).strip();
      int code = new ProcessBuilder("kill", "-" + name, id).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("no signal for process " + id);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether there is a process, be it paused. */
  public boolean isRunning() {
    return process.handles().anyMatch(ProcessHandle::isAlive);
  }

  public int port() {
    return port;
  }

  /** Runs a command there, on a connection of its own. */
  public Object command(String name, String... more) {
    try (Connection connection = new Connection(new HostAndPort("127.0.0.1", port))) {
      connection.sendCommand(Command.valueOf(name), more);
      return connection.getOne();
    }
  }

  /** The same, for a command that answers with a text. */
  public String text(String name, String... more) {
    return new String((byte[]) command(name, more), UTF_8);
  }

  public Settings settings(String... keysAndValues) {
    return settingsOf(uri().toString(), keysAndValues);
  }

  /**
   * The settings of one of the users of {@code server-config/redis}.
   *
   * @param user web or worker
   */
  public Settings settingsAs(String user, String... keysAndValues) {
    return settingsOf(
        "redis://beagle-%s:change-me-%s@127.0.0.1:%d".formatted(user, user, port), keysAndValues);
  }

  static Settings settingsOf(String uri, String... keysAndValues) {
    Map<String, String> texts = new HashMap<>(Map.of("beagle.redis.uri", uri));
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
    // A replica that still writes its first append-only file would not stop when asked to.
    kill();
  }
}
