package dev.beagle.redis;

import java.time.Duration;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.providers.PooledConnectionProvider;

/**
 * Opens the connections of a pool, each to the server's current address. A connection to an earlier
 * address is closed instead of being used again.
 */
final class RedisPool extends ConnectionFactory {
  private final RedisServer server;
  private final Duration timeout;

  private RedisPool(RedisServer server, Duration timeout) {
    super(new HostAndPort("never-used.invalid", 1));
    this.server = server;
    this.timeout = timeout;
  }

  /** A pool without a connection yet. */
  static RedisClient open(RedisServer server, int connections, Duration timeout) {
    return RedisClient.builder()
        .clientConfig(DefaultJedisClientConfig.builder().resp2().build())
        .connectionProvider(
            new PooledConnectionProvider(
                new RedisPool(server, timeout), config(connections, timeout)))
        .build();
  }

  private static ConnectionPoolConfig config(int connections, Duration wait) {
    ConnectionPoolConfig config = new ConnectionPoolConfig();
    config.setMaxTotal(connections);
    config.setMaxIdle(connections);
    config.setMinIdle(0);
    config.setMaxWait(wait);
    config.setTestOnBorrow(true);
    // A thread or an MBean would outlive a redeployment.
    config.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
    config.setJmxEnabled(false);
    return config;
  }

  @Override
  public PooledObject<Connection> makeObject() {
    return new DefaultPooledObject<>(server.address().connect(timeout));
  }

  /** Without a round trip: a broken connection is noticed by the command itself. */
  @Override
  public boolean validateObject(PooledObject<Connection> pooled) {
    return pooled.getObject().getHostAndPort().equals(server.address().hostAndPort());
  }
}
