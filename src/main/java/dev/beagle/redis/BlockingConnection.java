package dev.beagle.redis;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A connection for blocking reads, used by one thread at a time; {@link #wake} is for any other.
 * After any exception it is closed: open another.
 */
public final class BlockingConnection implements AutoCloseable {
  /** An idle server looks ten times a second (its {@code hz}) for reads whose time is up. */
  private static final Duration SERVER_DELAY = Duration.ofMillis(500);

  private final Connection connection;
  private final Duration timeout;
  private final RedisAddress server;
  private final RedisConnections owner;
  private final String id;

  BlockingConnection(
      Connection connection, Duration timeout, RedisAddress server, RedisConnections owner) {
    this.connection = connection;
    this.timeout = timeout;
    this.server = server;
    this.owner = owner;
    try {
      Object reply = connection.executeCommand(new CommandArguments(Command.CLIENT).add("ID"));
      this.id = reply.toString();
    } catch (JedisException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Sends commands in one go and waits for their replies.
   *
   * @param block how long the commands may block on the server
   * @param commands at least one
   * @return the reply to the last: a Long, a byte array, a list of those, or null
   * @throws BeagleException {@code unavailable} when the server does not answer just after {@code
   *     block} or is not the one any more, {@code internal_error} when it refuses a command; Jedis'
   *     own exception is the cause
   */
  public Object send(Duration block, CommandArguments... commands) {
    if (!owner.isAt(server)) {
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
      owner.notice(e);
      throw RedisFailures.translate(e, server);
    }
  }

  /**
   * Ends a blocking read that is under way, as if its time were up. Nothing is lost that way, other
   * than by closing the connection under it.
   *
   * @throws BeagleException {@code unavailable} when Redis does not answer
   */
  public void wake() {
    if (!owner.isAt(server)) {
      breakOff();
      return;
    }
    CommandArguments unblock = new CommandArguments(Command.CLIENT).add("UNBLOCK").add(id);
    owner.call(redis -> redis.executeCommand(unblock));
  }

  /** Nobody has its replies any more: another server has taken the place of this one. */
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
