package dev.beagle.redis;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A server whose address other servers, the seeds, know. One thread at a time asks them, on a
 * connection that it closes at once: when the address is needed for the first time, and whenever
 * the server seems to have moved. Nothing runs in the background. Each search begins with the next
 * seed, so that a seed with an old view misleads only once.
 */
abstract class DiscoveredServer implements RedisServer {
  private static final System.Logger LOG = System.getLogger(DiscoveredServer.class.getName());
  private static final Duration MIN_PAUSE = Duration.ofMillis(100);

  /** The number of silent seeds that one search has time for; the next search takes the next. */
  private static final int MAX_SILENT_SEEDS = 3;

  private final String name;
  private final Duration timeout;
  private final ReentrantLock asking = new ReentrantLock();
  private long lastAnswer = System.nanoTime() - MIN_PAUSE.toNanos();
  private int turn;
  private volatile @Nullable RedisAddress address;
  private volatile String trouble = "the search has not ended";

  /**
   * A server whose address is not known yet.
   *
   * @param name the name for log lines and messages
   * @param timeout the longest that a search for it may take
   */
  DiscoveredServer(String name, Duration timeout) {
    this.name = name;
    this.timeout = timeout;
  }

  /** The servers that may know the address, at least one. */
  abstract List<RedisAddress> seeds();

  /** The address that a seed knows; empty if it knows none. */
  abstract Optional<RedisAddress> ask(Connection connection, RedisAddress seed);

  @Override
  public final RedisAddress address() {
    if (address == null) {
      lookAgain();
    }
    RedisAddress known = address;
    if (known == null) {
      throw new BeagleException(
          ErrorCode.UNAVAILABLE, "Address of %s is unknown: %s".formatted(name, trouble));
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
      long due = lastAnswer + MIN_PAUSE.toNanos();
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      search().ifPresent(this::settleOn);
      lastAnswer = System.nanoTime();
    }
  }

  private void settleOn(RedisAddress found) {
    if (!found.equals(address)) {
      LOG.log(System.Logger.Level.INFO, "Redis {0}: now at {1}", name, found);
      address = found;
    }
  }

  private Optional<RedisAddress> search() {
    List<RedisAddress> seeds = seeds();
    Duration limit = timeout.dividedBy(Math.min(seeds.size(), MAX_SILENT_SEEDS));
    long end = System.nanoTime() + timeout.toNanos();
    Optional<RedisAddress> found = Optional.empty();
    for (int i = 0; i < seeds.size() && found.isEmpty() && System.nanoTime() - end < 0; i++) {
      turn = (turn + 1) % seeds.size();
      found = ask(seeds.get(turn), limit);
    }
    return found;
  }

  private Optional<RedisAddress> ask(RedisAddress seed, Duration limit) {
    try (Connection connection = seed.connect(limit)) {
      Optional<RedisAddress> answer = ask(connection, seed);
      if (answer.isEmpty()) {
        trouble = "%s does not know it: correct beagle.redis.uri".formatted(seed);
      }
      return answer;
    } catch (JedisDataException e) {
      trouble = "%s says %s: correct beagle.redis.uri".formatted(seed, e.getMessage());
    } catch (JedisException e) {
      trouble = String.valueOf(RedisFailures.translate(e, seed).getMessage());
    }
    LOG.log(System.Logger.Level.DEBUG, "Search for {0} goes on: {1}", name, trouble);
    return Optional.empty();
  }
}
