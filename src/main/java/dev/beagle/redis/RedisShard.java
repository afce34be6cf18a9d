package dev.beagle.redis;

import dev.beagle.config.RedisUri;
import dev.beagle.config.Settings;
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
  public static List<RedisShard> open(Settings settings) {
    List<RedisUri> uris = settings.get(Settings.REDIS_URI);
    return uris.isEmpty()
        ? List.of(shard(FIRST, EmbeddedRedis.open(settings.get(Settings.REDIS_DATA_DIR)), settings))
        : uris.stream().flatMap(uri -> open(uri, settings)).toList();
  }

  private static Stream<RedisShard> open(RedisUri uri, Settings settings) {
    Duration timeout = settings.get(Settings.REDIS_TIMEOUT);
    return switch (uri.kind()) {
      case SERVER ->
          Stream.of(
              shard(FIRST, RedisServer.at(RedisAddress.of(uri, uri.nodes().get(0))), settings));
      case SENTINEL -> Stream.of(shard(FIRST, new SentinelServer(uri, timeout), settings));
      case CLUSTER ->
          IntStream.range(0, uri.shards())
              .mapToObj(Integer::toString)
              .map(name -> shard(name, new ClusterServer(uri, name, timeout), settings));
    };
  }

  private static RedisShard shard(String name, RedisServer server, Settings settings) {
    return new RedisShard(name, new RedisConnections(server, settings));
  }
}
