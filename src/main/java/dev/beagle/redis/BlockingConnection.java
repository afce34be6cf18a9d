package dev.beagle.redis;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A connection for blocking reads, used by one thread at a time; any other thread may call {@link
 * #wake}. An exception closes the connection: open another after it.
 */
public final class BlockingConnection implements AutoCloseable {
  /** An idle server looks for expired blocking reads ten times a second (its {@code hz}). */
  private static final Duration SERVER_DELAY = Duration.ofMillis(500);

  private final Connection connection;
  private final Duration timeout;
  private final RedisAddress server;
  private final CommandPool pool;
  private final String id;

  /**
   * A connection that has told its id.
   *
   * @param timeout the longest wait for a reply, beyond the time that a command may block
   * @param server the other end
   * @param pool notices the connection's failures, and wakes it
   */
  BlockingConnection(
      Connection connection, Duration timeout, RedisAddress server, CommandPool pool) {
    this.connection = connection;
    this.timeout = timeout;
    this.server = server;
    this.pool = pool;
    try {
      Object reply = connection.executeCommand(new CommandArguments(Command.CLIENT).add("ID"));
      this.id = reply.toString();
    } catch (JedisException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Sends commands in one round trip and waits for their replies.
   *
   * @param block how long the commands may block on the server
   * @param commands at least one
   * @return the reply to the last: a Long, a byte array, a list of those, or null
   * @throws BeagleException {@code unavailable} when the server does not answer just after {@code
   *     block} or has been replaced, {@code internal_error} when it refuses a command; Jedis' own
   *     exception is the cause
   */
  public @Nullable Object send(Duration block, CommandArguments... commands) {
    if (!pool.isAt(server)) {
      close();
      throw new BeagleException(
          ErrorCode.UNAVAILABLE,
          "Redis at %s has been replaced by another server: try again".formatted(server));
    }
    try {
      connection.setSoTimeout((int) block.plus(timeout).plus(SERVER_DELAY).toMillis());
      for (CommandArguments command : commands) {
        connection.sendCommand(command);
      }
      Object reply = null;
      for (int i = 0; i < commands.length; i++) {
        reply = connection.getOne();
      }
      return reply;
    } catch (JedisException e) {
      close();
      pool.notice(e);
      throw RedisFailures.translate(e, server);
    }
  }

  /**
   * Ends a blocking read in progress as if its time were up. Closing the connection instead could
   * lose a reply.
   *
   * @throws BeagleException {@code unavailable} when Redis does not answer
   */
  public void wake() {
    if (!pool.isAt(server)) {
      breakOff();
      return;
    }
    CommandArguments unblock = new CommandArguments(Command.CLIENT).add("UNBLOCK").add(id);
    pool.call(redis -> redis.executeCommand(unblock));
  }

  /** Another server has taken the place of this one: no reply can be lost. */
  private void breakOff() {
    try {
      connection.forceDisconnect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
