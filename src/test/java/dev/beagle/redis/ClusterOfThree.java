package dev.beagle.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.beagle.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A Redis Cluster of three masters with a third of the slots each, and no replica. */
public final class ClusterOfThree implements AutoCloseable {
  private static final int SLOTS = 16_384;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<RedisTestServer> servers;

  private ClusterOfThree(Path executable, Path directory, String... arguments) {
    String[] all =
        Stream.concat(
                Stream.of("--cluster-enabled", "yes", "--cluster-node-timeout", "2000"),
                Stream.of(arguments))
            .toArray(String[]::new);
    servers =
        Stream.of("first", "second", "third")
            .map(name -> RedisTestServer.start(executable, directory.resolve(name), all))
            .toList();
    for (int i = 0; i < servers.size(); i++) {
      servers.get(i).command("CLUSTER", words("SET-CONFIG-EPOCH", i + 1));
      servers.get(i).command("CLUSTER", addSlots(i * SLOTS / 3, (i + 1) * SLOTS / 3));
      servers.get(0).command("CLUSTER", words("MEET", "127.0.0.1", servers.get(i).port()));
    }
    await().atMost(LIMIT).until(() -> servers.stream().allMatch(ClusterOfThree::knowsAll));
  }

  /**
   * A Cluster, whose nodes know each other.
   *
   * @param directory for their data
   * @param arguments what all servers are told besides, such as {@code --appendfsync always}
   */
  public static ClusterOfThree start(Path executable, Path directory, String... arguments) {
    return new ClusterOfThree(executable, directory, arguments);
  }

  private static String[] words(Object... words) {
    return Stream.of(words).map(Object::toString).toArray(String[]::new);
  }

  private static String[] addSlots(int from, int to) {
    return Stream.concat(
            Stream.of("ADDSLOTS"), IntStream.range(from, to).mapToObj(Integer::toString))
        .toArray(String[]::new);
  }

  private static boolean knowsAll(RedisTestServer server) {
    String info = server.text("CLUSTER", "INFO");
    return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3");
  }

  public List<RedisTestServer> servers() {
    return servers;
  }

  /** The server that has the slot of a hash tag, as the servers say themselves. */
  public RedisTestServer masterOf(String tag) {
    return servers.stream()
        .filter(RedisTestServer::isRunning)
        .filter(each -> has(each, slot(tag)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean has(RedisTestServer server, int slot) {
    return server
        .text("CLUSTER", "NODES")
        .lines()
        .filter(line -> line.contains("myself"))
        .flatMap(line -> Stream.of(line.split(" ")).skip(8).filter(each -> !each.startsWith("[")))
        .map(range -> range.split("-"))
        .anyMatch(
            range ->
                Integer.parseInt(range[0]) <= slot
                    && slot <= Integer.parseInt(range[range.length - 1]));
  }

  private static int slot(String tag) {
    return JedisClusterCRC16.getSlot(tag);
  }

  /** Moves the slot of a hash tag, with all its keys, as an operator would. */
  public void move(String tag, RedisTestServer target) {
    beginMove(tag, target);
    finishMove(tag, target);
  }

  /** The first half of {@link #move}: what is not there any more is to be asked for elsewhere. */
  public void beginMove(String tag, RedisTestServer target) {
    RedisTestServer source = masterOf(tag);
    int slot = slot(tag);
    target.command("CLUSTER", words("SETSLOT", slot, "IMPORTING", id(source)));
    source.command("CLUSTER", words("SETSLOT", slot, "MIGRATING", id(target)));
    List<?> keys = (List<?>) source.command("CLUSTER", words("GETKEYSINSLOT", slot, 1_000_000));
    for (Object key : keys) {
      source.command(
          "MIGRATE",
          words("127.0.0.1", target.port(), new String((byte[]) key, UTF_8), 0, LIMIT.toMillis()));
    }
  }

  /** The second half. */
  public void finishMove(String tag, RedisTestServer target) {
    target.command("CLUSTER", words("SETSLOT", slot(tag), "NODE", id(target)));
    servers.stream()
        .filter(RedisTestServer::isRunning)
        .forEach(each -> each.command("CLUSTER", words("SETSLOT", slot(tag), "NODE", id(target))));
  }

  private static String id(RedisTestServer server) {
    return server.text("CLUSTER", "MYID");
  }

  /** What leads to it, by one of its nodes. */
  public String uri(int shards) {
    return "redis-cluster://127.0.0.1:%d?shards=%d".formatted(servers.get(0).port(), shards);
  }

  public Settings settings(int shards, String... keysAndValues) {
    return RedisTestServer.settingsOf(uri(shards), keysAndValues);
  }

  @Override
  public void close() {
    servers.forEach(RedisTestServer::close);
  }
}
