package dev.beagle.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/** Finds out whether an embedded Redis server listens on a port of this machine. */
final class RedisProbe {
  private static final JedisClientConfig CONFIG =
      DefaultJedisClientConfig.builder()
          .resp2()
          .timeoutMillis(1000)
          .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
          .build();

  private RedisProbe() {}

  /** Whether a Redis server on this port answers and has loaded its data. */
  static boolean isReady(int port) {
    try (Connection connection = connect(port)) {
      return connection.ping();
    } catch (JedisException e) {
      return false;
    }
  }

  /** Whether a Redis server on this port answers and keeps its data in this directory. */
  static boolean serves(int port, Path directory) {
    try (Connection connection = connect(port)) {
      Object reply =
          connection.executeCommand(new CommandArguments(Command.CONFIG).add("GET").add("dir"));
      return reply instanceof List<?> pair
          && pair.size() == 2
          && pair.get(1) instanceof byte[] name
          && isSame(Path.of(new String(name, StandardCharsets.UTF_8)), directory);
    } catch (JedisException e) {
      return false;
    }
  }

  private static Connection connect(int port) {
    return new Connection(new HostAndPort("127.0.0.1", port), CONFIG);
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return one.toRealPath().equals(other.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
