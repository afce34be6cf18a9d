package dev.beagle.redis;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A server that others know the address of. They are asked when the address is needed for the first
 * time and whenever the server seems to have moved, by one thread at a time, on a connection that
 * is closed at once: nothing runs in the background. The next time begins with the next of them, so
 * that one with an old view is not believed for ever.
 */
abstract class DiscoveredServer implements RedisServer {
  private static final System.Logger LOG = System.getLogger(DiscoveredServer.class.getName());
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

  /** So many that do not answer are waited for within the timeout; the next time takes the next. */
  private static final int MOST_WAITED_FOR = 3;

  private final String name;
  private final Duration timeout;
  private final ReentrantLock asking = new ReentrantLock();
  private long lastAnswer = System.nanoTime() - BETWEEN_QUESTIONS.toNanos();
  private int turn;
  private volatile RedisAddress address;
  private volatile String trouble = "they are being asked";

  /**
   * A server not looked for yet.
   *
   * @param name what it is called, for people
   * @param timeout the longest that a search for it may take
   */
  DiscoveredServer(String name, Duration timeout) {
    this.name = name;
    this.timeout = timeout;
  }

  /** Those who may know, at least one. */
  abstract List<RedisAddress> advisers();

  /** What one of them says; empty if it does not know. */
  abstract Optional<RedisAddress> ask(Connection connection, RedisAddress adviser);

  @Override
  public final RedisAddress address() {
    if (address == null) {
      lookAgain();
    }
    RedisAddress known = address;
    if (known == null) {
      throw new BeagleException(
          ErrorCode.UNAVAILABLE, "Nobody says where %s is: %s".formatted(name, trouble));
    }
    return known;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void revive() {
    lookAgain();
  }

  @Override
  public final void lookAgain() {
    long arrival = System.nanoTime();
    try {
      if (asking.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          askUnlessSince(arrival);
        } finally {
          asking.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void askUnlessSince(long arrival) throws InterruptedException {
    if (lastAnswer - arrival < 0) {
      long due = lastAnswer + BETWEEN_QUESTIONS.toNanos();
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      search().ifPresent(this::settleOn);
      lastAnswer = System.nanoTime();
    }
  }

  private void settleOn(RedisAddress found) {
    if (!found.equals(address)) {
      LOG.log(System.Logger.Level.INFO, "{0} is at {1} now", name, found);
      address = found;
    }
  }

  private Optional<RedisAddress> search() {
    List<RedisAddress> advisers = advisers();
    Duration patience = timeout.dividedBy(Math.min(advisers.size(), MOST_WAITED_FOR));
    long end = System.nanoTime() + timeout.toNanos();
    Optional<RedisAddress> found = Optional.empty();
    for (int i = 0; i < advisers.size() && found.isEmpty() && System.nanoTime() - end < 0; i++) {
      turn = (turn + 1) % advisers.size();
      found = ask(advisers.get(turn), patience);
    }
    return found;
  }

  private Optional<RedisAddress> ask(RedisAddress adviser, Duration patience) {
    try (Connection connection = adviser.connect(patience)) {
      Optional<RedisAddress> answer = ask(connection, adviser);
      if (answer.isEmpty()) {
        trouble = "%s does not know it: correct beagle.redis.uri".formatted(adviser);
      }
      return answer;
    } catch (JedisDataException e) {
      trouble = "%s says %s: correct beagle.redis.uri".formatted(adviser, e.getMessage());
    } catch (JedisException e) {
      trouble = RedisFailures.translate(e, adviser).getMessage();
    }
    LOG.log(System.Logger.Level.DEBUG, "{0} is looked for: {1}", name, trouble);
    return Optional.empty();
  }
}
