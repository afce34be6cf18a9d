package dev.beagle.config;

import static dev.beagle.config.Parsers.duration;
import static dev.beagle.config.Parsers.integer;
import static dev.beagle.config.Parsers.path;
import static dev.beagle.config.Parsers.word;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The settings of the connections to Redis.
 *
 * @param uris the servers, groups or Clusters; none for the embedded server
 * @param timeout longest wait for a connection, an answer, or a free connection of the pool
 * @param connections most pooled connections to one shard
 * @param dataDir the embedded server's directory
 * @param prefix the beginning of every key
 */
public record RedisConfig(
    List<RedisUri> uris, Duration timeout, int connections, Path dataDir, String prefix) {
  public static final Setting<List<RedisUri>> URI =
      new Setting<>(
          "beagle.redis.uri",
          "",
          RedisUriReader.ALLOWED,
          "The Redis or Valkey (6.2 or newer) that keeps the jobs; unset, an embedded Redis is"
              + " started",
          RedisUriReader::readAll);
  public static final Setting<Duration> TIMEOUT =
      duration(
          "beagle.redis.timeout",
          "2s",
          "10ms",
          "1m",
          "Longest wait for a connection to Redis or an answer from it; a shard that is down for"
              + " longer loses its jobs to the others");
  public static final Setting<Integer> CONNECTIONS =
      integer(
          "beagle.redis.connections",
          16,
          2,
          1024,
          "Most connections of one web node or worker to one shard, besides one for each blocking"
              + " read");
  public static final Setting<Path> DATA_DIR =
      path(
          "beagle.redis.data-dir",
          "~/.beagle/redis",
          "Directory of the embedded Redis' append-only file");
  public static final Setting<String> PREFIX =
      word(
          "beagle.redis.prefix",
          "beagle",
          "Beginning of every key in Redis, the same on all web nodes and workers; give each of two"
              + " installations on one Redis a prefix of its own");

  static final List<Setting<?>> ALL = List.of(URI, TIMEOUT, CONNECTIONS, DATA_DIR, PREFIX);

  static RedisConfig read(SettingsSource source) {
    return new RedisConfig(
        URI.read(source),
        TIMEOUT.read(source),
        CONNECTIONS.read(source),
        DATA_DIR.read(source),
        PREFIX.read(source));
  }
}
