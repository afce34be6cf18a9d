package dev.beagle.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.beagle.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;

/** A master, its replica, and a Sentinel that replaces the one by the other after half a second. */
public final class SentinelGroup implements AutoCloseable {
  private static final String NAME = "main";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path executable;
  private final Path directory;
  private final List<RedisTestServer> servers;
  private final int sentinelPort;
  private RedisProcess sentinel;

  private SentinelGroup(Path executable, Path directory, String... arguments) throws IOException {
    this.executable = executable;
    this.directory = Files.createDirectories(directory.resolve("sentinel"));
    // Newer servers wait some seconds for more replicas before they send one its data.
    String[] all =
        Stream.concat(Stream.of("--repl-diskless-sync-delay", "0"), Stream.of(arguments))
            .toArray(String[]::new);
    RedisTestServer first = RedisTestServer.start(executable, directory.resolve("first"), all);
    RedisTestServer second = RedisTestServer.start(executable, directory.resolve("second"), all);
    this.servers = List.of(first, second);
    second.command("REPLICAOF", "127.0.0.1", Integer.toString(first.port()));
    this.sentinelPort = RedisTestServer.freePort(); // Now, that the servers have theirs.
    Files.writeString(configuration(), configurationFor(first));
    startSentinel();
    awaitReplica();
  }

  /**
   * A group, whose replica is ready to be promoted.
   *
   * @param directory for their data
   * @param arguments what both servers are told besides, such as {@code --appendfsync always}
   */
  public static SentinelGroup start(Path executable, Path directory, String... arguments) {
    try {
      return new SentinelGroup(executable, directory, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path configuration() {
    return directory.resolve("sentinel.conf");
  }

  private String configurationFor(RedisTestServer master) {
    return """
        bind 127.0.0.1
        port %d
        dir "%s"
        pidfile "%s"
        sentinel monitor %s 127.0.0.1 %d 1
        sentinel down-after-milliseconds main 500
        sentinel failover-timeout main 2000
        """
        .formatted(
            sentinelPort, directory, RedisProcess.processIdFile(directory), NAME, master.port());
  }

  /** Starts the Sentinel again, which remembers who the master is. */
  public void startSentinel() {
    try {
      List<String> arguments = List.of(configuration().toString(), "--sentinel");
      sentinel = RedisProcess.run(executable, directory, sentinelPort, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!sentinel.awaitReady(RedisTestServer.LIMIT)) {
      throw new IllegalStateException("no Sentinel on port " + sentinelPort);
    }
  }

  /** Stops the Sentinel: nobody knows where the master is, nor replaces it. */
  public void stopSentinel() {
    sentinel.stop(RedisTestServer.LIMIT);
  }

  /** The server that the Sentinel takes for the master. */
  public RedisTestServer master() {
    List<?> address = (List<?>) ask("GET-MASTER-ADDR-BY-NAME");
    int port = Integer.parseInt(new String((byte[]) address.get(1), UTF_8));
    return servers.stream().filter(each -> each.port() == port).findFirst().orElseThrow();
  }

  private RedisTestServer replica() {
    RedisTestServer master = master();
    return servers.stream().filter(each -> each != master).findFirst().orElseThrow();
  }

  private Object ask(String question) {
    try (Connection connection = new Connection(new HostAndPort("127.0.0.1", sentinelPort))) {
      connection.sendCommand(Command.SENTINEL, question, NAME);
      return connection.getOne();
    }
  }

  /**
   * Kills the master, and waits until the other server has taken its place.
   *
   * @return the dead one, for {@link #rejoin}
   */
  public RedisTestServer failOverByKill() {
    RedisTestServer old = master();
    old.kill();
    awaitOtherThan(old);
    return old;
  }

  /**
   * Pauses the master, and waits until the other server has taken its place.
   *
   * @return the paused one, for {@link #rejoin}
   */
  public RedisTestServer failOverByPause() {
    RedisTestServer old = master();
    old.pause();
    awaitOtherThan(old);
    return old;
  }

  private void awaitOtherThan(RedisTestServer old) {
    await().atMost(LIMIT).until(() -> master() != old && roleOf(master()).equals("master"));
  }

  /** Starts a former master or lets it go on, as a replica, and waits until it is up to date. */
  public void rejoin(RedisTestServer old) {
    if (old.isRunning()) {
      old.resume();
      // The Sentinel would do that, after some ten seconds.
      old.command("REPLICAOF", "127.0.0.1", Integer.toString(master().port()));
    } else {
      old.startAsReplicaOf(master());
    }
    awaitReplica();
  }

  private void awaitReplica() {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                replica().text("INFO", "replication").contains("master_link_status:up")
                    && isPromotable()
                    && isUpToDate());
  }

  /** Whether the replica has all that the master had: a link that is up may lag by a second. */
  private boolean isUpToDate() {
    try (Connection connection = new Connection(new HostAndPort("127.0.0.1", master().port()))) {
      connection.ping();
      connection.sendCommand(Command.WAIT, "1", "1000");
      return connection.getIntegerReply() == 1;
    }
  }

  private boolean isPromotable() {
    return ((List<?>) ask("REPLICAS"))
        .stream()
            .map(each -> (List<?>) each)
            .map(fields -> fields.stream().map(each -> new String((byte[]) each, UTF_8)).toList())
            .anyMatch(
                fields ->
                    fields.get(fields.indexOf("flags") + 1).equals("slave")
                        && fields.get(fields.indexOf("master-link-status") + 1).equals("ok"));
  }

  private static String roleOf(RedisTestServer server) {
    return new String((byte[]) ((List<?>) server.command("ROLE")).get(0), UTF_8);
  }

  /** What leads to it. */
  public String uri() {
    return "redis-sentinel://127.0.0.1:%d/%s".formatted(sentinelPort, NAME);
  }

  public Settings settings(String... keysAndValues) {
    return RedisTestServer.settingsOf(uri(), keysAndValues);
  }

  @Override
  public void close() {
    stopSentinel();
    servers.forEach(RedisTestServer::close);
  }
}
