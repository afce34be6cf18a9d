package dev.beagle.redis;

import dev.beagle.config.RedisConfig;
import dev.beagle.config.RedisUri;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One place for job streams.
 *
 * @param name what the keys there have in braces. A server of its own is always "0", whatever the
 *     order of the servers in the settings: web nodes and workers need not agree on that
 * @param connections the connections to it
 */
public record RedisShard(String name, RedisConnections connections) {
  private static final String FIRST = "0";

  /**
   * Those that the settings name, in that order; if they name none, the embedded server, which is
   * started unless it runs. Nothing else is connected yet.
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
    return new RedisShard(name, new RedisConnections(server, config));
  }
}
