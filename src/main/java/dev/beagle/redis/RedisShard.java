package dev.beagle.redis;

import dev.beagle.config.RedisConfig;
import dev.beagle.config.RedisUri;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A shard of the queue and the connections to its Redis server.
 *
 * @param prefix the beginning of its keys
 * @param name the part of its keys in braces. The one shard of a server is always "0", so that the
 *     settings of web nodes and workers may name the servers in any order
 * @param connections the connections to its server
 */
public record RedisShard(String prefix, String name, RedisConnections connections) {
  private static final String FIRST = "0";

  /**
   * The shards that the settings name, in that order. If they name none, the one shard of the
   * embedded server, which is started unless it runs. No other server is connected yet.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} if the embedded server cannot be
   *     started
   */
  public static List<RedisShard> open(RedisConfig config) {
    List<RedisUri> uris = config.uris();
    return uris.isEmpty()
        ? List.of(shard(FIRST, EmbeddedRedis.open(config.dataDir()), config))
        : uris.stream().flatMap(uri -> open(uri, config)).toList();
  }

  private static Stream<RedisShard> open(RedisUri uri, RedisConfig config) {
    Duration timeout = config.timeout();
    return switch (uri.kind()) {
      case SERVER ->
          Stream.of(shard(FIRST, RedisServer.at(RedisAddress.of(uri, uri.nodes().get(0))), config));
      case SENTINEL -> Stream.of(shard(FIRST, new SentinelServer(uri, timeout), config));
      case CLUSTER ->
          IntStream.range(0, uri.shards())
              .mapToObj(Integer::toString)
              .map(name -> shard(name, new ClusterServer(uri, name, timeout), config));
    };
  }

  private static RedisShard shard(String name, RedisServer server, RedisConfig config) {
    return new RedisShard(config.prefix(), name, new RedisConnections(server, config));
  }
}
