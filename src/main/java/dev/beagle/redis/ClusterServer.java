package dev.beagle.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.config.RedisUri;
import dev.beagle.config.RedisUri.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.util.JedisClusterCRC16;

/** The master of one slot of a Redis Cluster, and so of all keys with one hash tag. */
final class ClusterServer extends DiscoveredServer {
  private final RedisUri uri;
  private final int slot;
  private volatile List<Node> learned = List.of();

  /**
   * A server whose address is not known yet.
   *
   * @param tag the hash tag: the part of its keys in braces
   */
  ClusterServer(RedisUri uri, String tag, Duration timeout) {
    super("%s, shard %s".formatted(uri, tag), timeout);
    this.uri = uri;
    this.slot = JedisClusterCRC16.getSlot(tag);
  }

  /** The nodes of the URI, and those that the Cluster named in its last answer. */
  @Override
  List<RedisAddress> seeds() {
    return Stream.concat(uri.nodes().stream(), learned.stream())
        .distinct()
        .map(node -> RedisAddress.of(uri, node))
        .toList();
  }

  @Override
  Optional<RedisAddress> ask(Connection connection, RedisAddress seed) {
    Object reply = connection.executeCommand(new CommandArguments(Command.CLUSTER).add("SLOTS"));
    List<List<?>> ranges = lists(reply).toList();
    learned =
        ranges.stream()
            .flatMap(range -> range.stream().skip(2))
            .map(node -> node(node, seed))
            .distinct()
            .toList();
    return ranges.stream()
        .filter(range -> (Long) range.get(0) <= slot && slot <= (Long) range.get(1))
        .map(range -> RedisAddress.of(uri, node(range.get(2), seed)))
        .findFirst();
  }

  private static Stream<List<?>> lists(Object reply) {
    return reply instanceof List<?> list ? list.stream().map(each -> (List<?>) each) : Stream.of();
  }

  private static Node node(Object description, RedisAddress seed) {
    List<?> parts = (List<?>) description;
    String host = parts.get(0) instanceof byte[] name ? new String(name, UTF_8) : "";
    // A node that does not know its own name is where it was reached.
    boolean unknown = host.isEmpty() || host.equals("?");
    return new Node(unknown ? seed.node().host() : host, ((Long) parts.get(1)).intValue());
  }
}
