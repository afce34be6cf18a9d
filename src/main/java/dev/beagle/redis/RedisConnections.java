package dev.beagle.redis;

import dev.beagle.config.RedisConfig;
import dev.beagle.job.BeagleException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The connections of one web node or worker to the Redis server of one shard, wherever that server
 * is at the time: a bounded pool for short commands, and a connection of its own for each blocking
 * read. Every wait is bounded. Connections open when they are needed, so that the next command
 * notices a server that is away, has come back, or has been replaced. Safe for any number of
 * threads.
 */
public final class RedisConnections implements AutoCloseable {
  private final RedisServer server;
  private final Duration timeout;
  private final CommandPool pool;

  RedisConnections(RedisServer server, RedisConfig config) {
    this.server = server;
    this.timeout = config.timeout();
    this.pool = new CommandPool(server, RedisPool.open(server, config.connections(), timeout));
  }

  /**
   * Runs one or a few short commands on a connection of the pool. A command whose connection is
   * broken, or whose server has been replaced, is sent once more on a fresh connection: it must do
   * no harm when it runs twice.
   *
   * @throws BeagleException {@code unavailable} when Redis does not answer, or every connection is
   *     in use, for as long as the timeout; {@code internal_error} when it refuses the command
   */
  public <T extends @Nullable Object> T call(Function<UnifiedJedis, T> command) {
    return pool.call(command);
  }

  /**
   * Runs several short commands one after the other on one connection, in one round trip, under the
   * rules of {@link #call}: all of them may run twice, and all replies must be there within the
   * timeout.
   *
   * @return the replies in that order: each a Long, a byte array, a list of those, or null
   * @throws BeagleException as {@link #call} does; for the first reply that is an error, with
   *     Jedis' own exception as the cause. The commands after that have been run all the same
   */
  public List<@Nullable Object> callTogether(CommandArguments... commands) {
    return pool.callTogether(commands);
  }

  /**
   * Opens a connection for blocking reads. It is the caller's to close.
   *
   * @throws BeagleException {@code unavailable} when Redis does not answer
   */
  public BlockingConnection openBlocking() {
    RedisAddress address = server.address();
    try {
      return new BlockingConnection(address.connect(timeout), timeout, address, pool);
    } catch (JedisException e) {
      pool.notice(e);
      throw RedisFailures.translate(e, address);
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

  /** Longest wait for a connection, an answer, or a free connection of the pool. */
  public Duration timeout() {
    return timeout;
  }

  /** The server's name for log lines and pages: without user and password. */
  public String server() {
    return server.name();
  }

  /** Closes the pool; an embedded server goes on, for other applications may use it. */
  @Override
  public void close() {
    pool.close();
  }
}
