package dev.beagle.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.config.RedisUri;
import dev.beagle.config.RedisUri.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;

/** The master of a group of servers that Sentinels watch. */
final class SentinelServer extends DiscoveredServer {
  private final RedisUri uri;
  private final RedisUri.Group group;

  SentinelServer(RedisUri uri, Duration timeout) {
    super(uri.toString(), timeout);
    this.uri = uri;
    this.group = uri.group().orElseThrow();
  }

  @Override
  List<RedisAddress> seeds() {
    return uri.nodes().stream()
        .map(node -> new RedisAddress(node, uri.tls(), group.login(), 0))
        .toList();
  }

  @Override
  Optional<RedisAddress> ask(Connection connection, RedisAddress seed) {
    Object reply =
        connection.executeCommand(
            new CommandArguments(Command.SENTINEL)
                .addObjects("GET-MASTER-ADDR-BY-NAME", group.master()));
    if (reply instanceof List<?> pair
        && pair.get(0) instanceof byte[] host
        && pair.get(1) instanceof byte[] port) {
      Node node = new Node(new String(host, UTF_8), Integer.parseInt(new String(port, UTF_8)));
      return Optional.of(RedisAddress.of(uri, node));
    }
    return Optional.empty();
  }
}
