package dev.beagle.redis;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The Redis server that Beagle runs itself when none is configured: one for each data directory,
 * shared by whatever uses that directory, be it several WARs of a JVM, each with its own copy of
 * this class, or several JVMs.
 *
 * <p>Whoever comes first starts the server, and the JVM of whoever that was keeps it until the JVM
 * ends. A count of users that stops it with the last one would gain nothing but a few idle
 * megabytes saved while nothing is deployed, and a user that does not count down, such as a WAR
 * whose deployment fails half-way, would spoil it. When that JVM ends while others go on, the first
 * of them to notice starts the server again, on the same data and if possible the same port.
 */
final class EmbeddedRedis implements RedisServer {
  private static final System.Logger LOG = System.getLogger(EmbeddedRedis.class.getName());
  private static final Duration BETWEEN_REVIVALS = Duration.ofSeconds(1);

  private final RedisDirectory directory;
  private final ReentrantLock reviving = new ReentrantLock();
  private long lastRevival = System.nanoTime() - BETWEEN_REVIVALS.toNanos();
  private volatile RedisAddress address;

  private EmbeddedRedis(RedisDirectory directory) {
    this.directory = directory;
    this.address = locate();
  }

  /**
   * Finds the server of this data directory, or starts it.
   *
   * @throws BeagleException {@code unavailable} if it cannot be started
   */
  static EmbeddedRedis open(Path dataDirectory) {
    return open(dataDirectory, System.getProperty("os.name"));
  }

  static EmbeddedRedis open(Path dataDirectory, String operatingSystem) {
    try {
      return new EmbeddedRedis(RedisDirectory.create(dataDirectory, operatingSystem));
    } catch (IOException e) {
      throw failed(dataDirectory, e);
    }
  }

  @Override
  public RedisAddress address() {
    return address;
  }

  @Override
  public String name() {
    return address.toString();
  }

  @Override
  public void lookAgain() {
    // It only moves when it has died, and then its connections break.
  }

  @Override
  public void revive() {
    if (!reviving.tryLock()) {
      return;
    }
    try {
      if (System.nanoTime() - lastRevival > BETWEEN_REVIVALS.toNanos()) {
        address = locate();
      }
    } catch (BeagleException e) {
      LOG.log(System.Logger.Level.WARNING, e.getMessage(), e);
    } finally {
      lastRevival = System.nanoTime();
      reviving.unlock();
    }
  }

  private RedisAddress locate() {
    // A file lock is the whole JVM's: a second copy of this class needs a lock that it shares, and
    // an interned string is one and the same for all class loaders.
    synchronized (("dev.beagle.redis " + directory.path()).intern()) {
      try (FileChannel channel =
          FileChannel.open(
              directory.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // until the channel is closed
        return RedisAddress.local(directory.findOrStart());
      } catch (IOException e) {
        throw failed(directory.path(), e);
      }
    }
  }

  private static BeagleException failed(Path directory, IOException cause) {
    return new BeagleException(
        ErrorCode.UNAVAILABLE,
        "The embedded Redis cannot use %s (%s): make that directory writable, or set"
                .formatted(directory, cause)
            + " beagle.redis.data-dir to another, or beagle.redis.uri to a server of your own",
        cause);
  }
}
