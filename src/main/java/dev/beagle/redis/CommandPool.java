package dev.beagle.redis;

import dev.beagle.job.BeagleException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The bounded pool for short commands to the Redis server of one shard. Notices that the server has
 * broken its connections or has been replaced. Safe for any number of threads.
 */
final class CommandPool implements AutoCloseable {
  private final RedisServer server;
  private final RedisClient pool;
  private volatile @Nullable RedisAddress newEnough;

  CommandPool(RedisServer server, RedisClient pool) {
    this.server = server;
    this.pool = pool;
  }

  /** As {@link RedisConnections#call}. */
  <T extends @Nullable Object> T call(Function<UnifiedJedis, T> command) {
    RedisAddress address = server.address();
    try {
      return attempt(command, address);
    } catch (JedisException e) {
      notice(e);
      if (RedisFailures.isWorthFreshConnection(e)) {
        return callAgain(command);
      }
      throw RedisFailures.translate(e, address);
    }
  }

  private <T extends @Nullable Object> T callAgain(Function<UnifiedJedis, T> command) {
    RedisAddress address = server.address();
    try {
      return attempt(command, address);
    } catch (JedisException e) {
      throw RedisFailures.translate(e, address);
    }
  }

  private <T extends @Nullable Object> T attempt(
      Function<UnifiedJedis, T> command, RedisAddress address) {
    if (!address.equals(newEnough)) {
      RedisVersion.check(pool, address);
      newEnough = address;
    }
    return command.apply(pool);
  }

  /**
   * Sends commands on one connection in one round trip.
   *
   * @return their replies, in that order
   * @throws BeagleException as {@link RedisConnections#callTogether}
   */
  List<@Nullable Object> callTogether(CommandArguments... commands) {
    return call(ignored -> sendTogether(commands));
  }

  private List<@Nullable Object> sendTogether(CommandArguments... commands) {
    try (Connection connection = pool.getPool().getResource()) {
      for (CommandArguments command : commands) {
        connection.sendCommand(command);
      }
      List<@Nullable Object> replies = connection.getMany(commands.length);
      for (Object reply : replies) {
        if (reply instanceof JedisDataException failure) {
          throw failure;
        }
      }
      return replies;
    }
  }

  /** Has the server looked for again if the failure suggests that it has moved. */
  void notice(JedisException failure) {
    if (RedisFailures.isWorthFreshConnection(failure)) {
      // What broke one connection has most likely broken those that lie idle.
      pool.getPool().clear();
    }
    if (RedisFailures.isBroken(failure)) {
      server.revive();
    } else if (RedisFailures.mayHaveMoved(failure)) {
      server.lookAgain();
    }
  }

  /** Whether the server is still at an address. */
  boolean isAt(RedisAddress address) {
    return server.address().equals(address);
  }

  @Override
  public void close() {
    pool.close();
  }
}
