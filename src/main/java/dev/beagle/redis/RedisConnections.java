package dev.beagle.redis;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import java.time.Duration;
import java.util.function.Function;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The connections of one web node or worker to its Redis server: a bounded pool for short commands,
 * and a connection of its own for each blocking read. Nothing here waits for ever, and nothing is
 * connected before it is needed: a server that is away, or comes back, is noticed by the next
 * command. Safe for any number of threads.
 */
public final class RedisConnections implements AutoCloseable {
  private final RedisServer server;
  private final Duration timeout;
  private final JedisClientConfig login;
  private final RedisClient pool;

  /**
   * Connections to the server that the settings name; if they name none, to the embedded one, which
   * is started unless it runs.
   *
   * @throws BeagleException {@code unavailable} if the embedded server cannot be started
   * @throws IllegalArgumentException if the settings' URI is none
   */
  public static RedisConnections open(Settings settings) {
    RedisServer server =
        settings
            .get(Settings.REDIS_URI)
            .map(uri -> RedisServer.at(RedisAddress.of(uri)))
            .orElseGet(() -> EmbeddedRedis.open(settings.get(Settings.REDIS_DATA_DIR)));
    return new RedisConnections(server, settings);
  }

  RedisConnections(RedisServer server, Settings settings) {
    this.server = server;
    this.timeout = settings.get(Settings.REDIS_TIMEOUT);
    this.login = login(server, timeout);
    this.pool =
        RedisClient.builder()
            .hostAndPort(hostAndPort(server.address()))
            .clientConfig(login)
            .poolConfig(poolConfig(settings.get(Settings.REDIS_CONNECTIONS), timeout))
            .build();
  }

  /**
   * Runs a short command, or a few, on a connection of the pool. A command whose connection turns
   * out to be broken is sent once more on a fresh one: it must do no harm when it runs twice.
   *
   * @throws BeagleException {@code unavailable} when Redis does not answer, or every connection is
   *     in use, for as long as the timeout; {@code internal_error} when it refuses the command
   */
  public <T> T call(Function<UnifiedJedis, T> command) {
    try {
      return command.apply(pool);
    } catch (JedisException e) {
      if (RedisFailures.isWorthAFreshConnection(e)) {
        return callAgain(command);
      }
      throw RedisFailures.translate(e, server.address());
    }
  }

  private <T> T callAgain(Function<UnifiedJedis, T> command) {
    // What broke one connection has most likely broken those that lie idle.
    pool.getPool().clear();
    server.revive();
    try {
      return command.apply(pool);
    } catch (JedisException e) {
      throw RedisFailures.translate(e, server.address());
    }
  }

  /**
   * Opens a connection for blocking reads. It is the caller's to close.
   *
   * @throws BeagleException {@code unavailable} when Redis does not answer
   */
  public BlockingConnection openBlocking() {
    try {
      return new BlockingConnection(
          new Connection(hostAndPort(server.address()), login), timeout, server.address(), this);
    } catch (JedisException e) {
      if (RedisFailures.isWorthAFreshConnection(e)) {
        server.revive();
      }
      throw RedisFailures.translate(e, server.address());
    }
  }

  /**
   * Asks the server whether it is there.
   *
   * @throws BeagleException {@code unavailable} when it does not answer
   */
  public void ping() {
    call(UnifiedJedis::ping);
  }

  /** The server, for people: without user and password. */
  public String server() {
    return server.address().toString();
  }

  /** Closes the pool; an embedded server goes on, for others of this JVM may use it. */
  @Override
  public void close() {
    pool.close();
  }

  private static HostAndPort hostAndPort(RedisAddress address) {
    return new HostAndPort(address.host(), address.port());
  }

  private static JedisClientConfig login(RedisServer server, Duration timeout) {
    RedisAddress address = server.address();
    return DefaultJedisClientConfig.builder()
        // Replies have the same shape on every version of the server.
        .resp2()
        .connectionTimeoutMillis((int) timeout.toMillis())
        .socketTimeoutMillis((int) timeout.toMillis())
        .blockingSocketTimeoutMillis((int) timeout.toMillis())
        .user(address.user())
        .password(address.password())
        .database(address.database())
        // Checks the certificate's names, too.
        .sslOptions(address.tls() ? SslOptions.defaults() : null)
        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
        // An embedded server may come back on another port.
        .hostAndPortMapper(ignored -> hostAndPort(server.address()))
        .build();
  }

  private static ConnectionPoolConfig poolConfig(int connections, Duration wait) {
    ConnectionPoolConfig config = new ConnectionPoolConfig();
    config.setMaxTotal(connections);
    config.setMaxIdle(connections);
    config.setMinIdle(0);
    config.setMaxWait(wait);
    // Neither a thread nor an MBean that would outlive a redeploy.
    config.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
    config.setJmxEnabled(false);
    return config;
  }
}
