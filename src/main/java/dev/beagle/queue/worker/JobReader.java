package dev.beagle.queue.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.job.BeagleException;
import dev.beagle.queue.Keys;
import dev.beagle.queue.Script;
import dev.beagle.queue.StreamEntry;
import dev.beagle.redis.BlockingConnection;
import dev.beagle.redis.RedisConnections;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Reads a stream of jobs for one worker of its group, on one connection. Used by one thread at a
 * time, apart from {@link #wake}.
 */
final class JobReader implements AutoCloseable {
  private static final String NEW_JOBS = ">";
  private static final String OWN_JOBS = "0";

  private final RedisConnections redis;
  private final String jobs;
  private final String worker;
  private final Duration kept;

  private volatile @Nullable BlockingConnection connection;
  private String after = OWN_JOBS;

  /**
   * A reader that is not connected yet.
   *
   * @param kept how long an empty stream is kept
   */
  JobReader(RedisConnections redis, String jobs, String worker, Duration kept) {
    this.redis = redis;
    this.jobs = jobs;
    this.worker = worker;
    this.kept = kept;
  }

  /**
   * Reads entries. After a connection was lost or {@link #startOver} was called, those that the
   * worker has read before and that are still in the stream come first, once.
   *
   * @throws BeagleException {@code unavailable} when Redis does not answer; the next call connects
   *     anew
   */
  List<StreamEntry> read(int max, Duration wait) {
    try {
      BlockingConnection current = connect();
      if (!after.equals(NEW_JOBS)) {
        List<StreamEntry> own = send(current, max, Duration.ZERO);
        after = own.isEmpty() ? NEW_JOBS : own.get(own.size() - 1).id();
        if (!own.isEmpty()) {
          return own;
        }
      }
      return send(current, max, wait);
    } catch (BeagleException e) {
      close();
      if (isGroupGone(e)) {
        return List.of();
      }
      throw e;
    }
  }

  private BlockingConnection connect() {
    BlockingConnection current = connection;
    if (current == null) {
      current = redis.openBlocking();
      connection = current;
      startOver();
      Script.JOIN.run(
          redis, new Script.Call().key(jobs).argument(Keys.GROUP).argument(kept.toMillis()));
    }
    return current;
  }

  /** Makes the next reads begin with the entries that the worker has read before. */
  void startOver() {
    after = OWN_JOBS;
  }

  private List<StreamEntry> send(BlockingConnection current, int max, Duration wait) {
    CommandArguments command =
        new CommandArguments(Command.XREADGROUP)
            .addObjects("GROUP", Keys.GROUP, worker, "COUNT", max);
    if (wait.toMillis() > 0) {
      command.addObjects("BLOCK", wait.toMillis());
    }
    command.add("STREAMS").add(jobs.getBytes(UTF_8)).add(after);
    return StreamEntry.ofRead(current.send(wait, command));
  }

  private static boolean isGroupGone(BeagleException e) {
    String message = e.getCause() instanceof JedisDataException reason ? reason.getMessage() : null;
    return message != null && (message.startsWith("NOGROUP") || message.startsWith("UNBLOCKED"));
  }

  /** Cuts a read short. */
  void wake() {
    BlockingConnection current = connection;
    if (current != null) {
      current.wake();
    }
  }

  @Override
  public void close() {
    BlockingConnection current = connection;
    connection = null;
    if (current != null) {
      current.close();
    }
  }
}
