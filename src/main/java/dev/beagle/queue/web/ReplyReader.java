package dev.beagle.queue.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.job.BeagleException;
import dev.beagle.queue.StreamEntry;
import dev.beagle.redis.BlockingConnection;
import dev.beagle.redis.RedisConnections;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/**
 * Reads the replies for a web node on one connection, always from the start of the stream. Each
 * read deletes the replies that the read before has handed on, so that neither a lost connection
 * nor a failover loses a reply. A reply may be handed on twice. Used by one thread at a time, apart
 * from {@link #wake}.
 */
final class ReplyReader {
  private static final int MAX_REPLIES = 256;

  private final RedisConnections redis;
  private final String replies;
  private final Duration block;
  private final Consumer<StreamEntry> receiver;

  private volatile @Nullable BlockingConnection connection;
  private List<StreamEntry> done = List.of();

  /**
   * A reader that is not connected yet.
   *
   * @param replies the key of the stream
   * @param block how long a read waits for a reply
   * @param receiver gets the replies; must not block
   */
  ReplyReader(
      RedisConnections redis, String replies, Duration block, Consumer<StreamEntry> receiver) {
    this.redis = redis;
    this.replies = replies;
    this.block = block;
    this.receiver = receiver;
  }

  /**
   * Connects unless connected.
   *
   * @return whether the connection is a new one
   * @throws BeagleException {@code unavailable} when Redis does not answer
   */
  boolean connect() {
    boolean fresh = connection == null;
    connected();
    return fresh;
  }

  /**
   * Reads once.
   *
   * @throws BeagleException {@code unavailable} when Redis does not answer; the next call connects
   *     anew
   */
  void read() {
    BlockingConnection current = connected();
    List<StreamEntry> read;
    try {
      read =
          StreamEntry.ofRead(
              done.isEmpty()
                  ? current.send(block, readCommand())
                  : current.send(block, deleteCommand(), readCommand()));
    } catch (BeagleException e) {
      connection = null;
      throw e;
    }
    // A reply on which the receiver fails is not done: it is read once more.
    done = List.of();
    read.forEach(receiver);
    done = read;
  }

  private BlockingConnection connected() {
    BlockingConnection current = connection;
    if (current == null) {
      current = redis.openBlocking();
      connection = current;
    }
    return current;
  }

  private CommandArguments readCommand() {
    return new CommandArguments(Command.XREAD)
        .addObjects("COUNT", MAX_REPLIES, "BLOCK", block.toMillis(), "STREAMS")
        .add(replies.getBytes(UTF_8))
        .add("0");
  }

  private CommandArguments deleteCommand() {
    CommandArguments delete = new CommandArguments(Command.XDEL).add(replies.getBytes(UTF_8));
    done.forEach(entry -> delete.add(entry.id()));
    return delete;
  }

  /** Cuts a read short. */
  void wake() {
    BlockingConnection current = connection;
    if (current != null) {
      current.wake();
    }
  }

  /** Closes the connection; after the last read. */
  void close() {
    BlockingConnection current = connection;
    if (current != null) {
      current.close();
    }
  }
}
