package dev.beagle.queue.web;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tracks whether a shard answers, and the reason if it does not. Safe for any number of threads.
 */
final class Availability {
  private static final System.Logger LOG = System.getLogger(Availability.class.getName());

  private final String server;

  private volatile @Nullable BeagleException trouble =
      new BeagleException(ErrorCode.UNAVAILABLE, "Redis has not been asked yet: try again");
  private volatile long downSince = System.nanoTime();

  /**
   * A shard that is down until it is known to be up.
   *
   * @param server the Redis server's name for the log
   */
  Availability(String server) {
    this.server = server;
  }

  /** Records that the shard did not answer. */
  void fail(BeagleException reason) {
    if (trouble == null) {
      downSince = System.nanoTime();
      LOG.log(
          System.Logger.Level.WARNING, "Shard on {0} is down: {1}", server, reason.getMessage());
    }
    trouble = reason;
  }

  /** Records that the shard answers. */
  void succeed() {
    trouble = null;
  }

  boolean isUp() {
    return trouble == null;
  }

  boolean isDownFor(Duration duration) {
    return !isUp() && System.nanoTime() - downSince > duration.toNanos();
  }

  /** The reason why the shard is down; null while it is up. */
  @Nullable BeagleException trouble() {
    return trouble;
  }

  /**
   * Makes sure that the shard is up.
   *
   * @throws BeagleException {@code unavailable} while it is down
   */
  void check() {
    BeagleException reason = trouble;
    if (reason != null) {
      throw new BeagleException(ErrorCode.UNAVAILABLE, reason.getMessage(), reason);
    }
  }
}
