package dev.beagle.redis;

import dev.beagle.config.RedisConfig;

/** Connections to the first shard that the settings name. */
public final class TestConnections {
  private TestConnections() {}

  /**
   * Opens connections, which the caller closes.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} if the embedded server cannot be
   *     started
   * @see RedisShard#open
   */
  public static RedisConnections open(RedisConfig config) {
    return RedisShard.open(config).get(0).connections();
  }
}
