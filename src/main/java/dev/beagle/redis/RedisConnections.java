package dev.beagle.redis;

import dev.beagle.config.RedisConfig;
import dev.beagle.job.BeagleException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The connections of one web node or worker to the Redis server of one shard, wherever that server
 * is at the time: a bounded pool for short commands, and a connection of its own for each blocking
 * read. Nothing here waits for ever, and nothing is connected before it is needed: a server that is
 * away, or comes back, or has been replaced by another, is noticed by the next command. Safe for
 * any number of threads.
 */
public final class RedisConnections implements AutoCloseable {
  private final RedisServer server;
  private final Duration timeout;
  private final RedisClient pool;
  private volatile RedisAddress newEnough;

  /**
   * Connections to the first shard that the settings name.
   *
   * @throws BeagleException {@code unavailable} if the embedded server cannot be started
   * @see RedisShard#open
   */
  public static RedisConnections open(RedisConfig config) {
    return RedisShard.open(config).get(0).connections();
  }

  RedisConnections(RedisServer server, RedisConfig config) {
    this.server = server;
    this.timeout = config.timeout();
    this.pool = RedisPool.open(server, config.connections(), timeout);
  }

  /**
   * Runs a short command, or a few, on a connection of the pool. A command whose connection turns
   * out to be broken, or whose server is not the one any more, is sent once more on a fresh
   * connection: it must do no harm when it runs twice.
   *
   * @throws BeagleException {@code unavailable} when Redis does not answer, or every connection is
   *     in use, for as long as the timeout; {@code internal_error} when it refuses the command
   */
  public <T> T call(Function<UnifiedJedis, T> command) {
    RedisAddress address = server.address();
    try {
      return attempt(command, address);
    } catch (JedisException e) {
      notice(e);
      if (RedisFailures.isWorthAFreshConnection(e)) {
        return callAgain(command);
      }
      throw RedisFailures.translate(e, address);
    }
  }

  private <T> T callAgain(Function<UnifiedJedis, T> command) {
    RedisAddress address = server.address();
    try {
      return attempt(command, address);
    } catch (JedisException e) {
      throw RedisFailures.translate(e, address);
    }
  }

  private <T> T attempt(Function<UnifiedJedis, T> command, RedisAddress address) {
    if (!address.equals(newEnough)) {
      RedisVersion.check(pool, address);
      newEnough = address;
    }
    return command.apply(pool);
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
  public List<Object> callTogether(CommandArguments... commands) {
    return call(ignored -> sendTogether(commands));
  }

  private List<Object> sendTogether(CommandArguments... commands) {
    try (Connection connection = pool.getPool().getResource()) {
      for (CommandArguments command : commands) {
        connection.sendCommand(command);
      }
      List<Object> replies = connection.getMany(commands.length);
      for (Object reply : replies) {
        if (reply instanceof JedisDataException failure) {
          throw failure;
        }
      }
      return replies;
    }
  }

  /**
   * Opens a connection for blocking reads. It is the caller's to close.
   *
   * @throws BeagleException {@code unavailable} when Redis does not answer
   */
  public BlockingConnection openBlocking() {
    RedisAddress address = server.address();
    try {
      return new BlockingConnection(address.connect(timeout), timeout, address, this);
    } catch (JedisException e) {
      notice(e);
      throw RedisFailures.translate(e, address);
    }
  }

  /** Has the server looked for where that may help. */
  void notice(JedisException failure) {
    if (RedisFailures.isWorthAFreshConnection(failure)) {
      // What broke one connection has most likely broken those that lie idle.
      pool.getPool().clear();
    }
    if (RedisFailures.isBroken(failure)) {
      server.revive();
    } else if (RedisFailures.mayHaveMoved(failure)) {
      server.lookAgain();
    }
  }

  /** Whether the server is still there. */
  boolean isAt(RedisAddress address) {
    return server.address().equals(address);
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

  /** The server, for people: without user and password. */
  public String server() {
    return server.name();
  }

  /** Closes the pool; an embedded server goes on, for others of this JVM may use it. */
  @Override
  public void close() {
    pool.close();
  }
}
