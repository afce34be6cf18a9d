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
 * The Redis server that Beagle runs when the settings name none: one for each data directory. Every
 * WAR that uses the directory shares the server: several WARs of a JVM, each with its own copy of
 * this class, or several JVMs.
 *
 * <p>The first user starts the server, which runs until that user's JVM ends. It is not stopped
 * with its last user: that would save a few megabytes while nothing is deployed, and would fail as
 * soon as a user does not sign off, such as a WAR whose deployment fails half-way. When the JVM
 * ends while others go on, the first of them to notice starts the server again, on the same data
 * and if possible on the same port.
 */
final class EmbeddedRedis implements RedisServer {
  private static final System.Logger LOG = System.getLogger(EmbeddedRedis.class.getName());
  private static final Duration MIN_PAUSE = Duration.ofSeconds(1);

  private final RedisDirectory directory;
  private final ReentrantLock reviving = new ReentrantLock();
  private long lastRevival = System.nanoTime() - MIN_PAUSE.toNanos();
  private volatile RedisAddress address;

  private EmbeddedRedis(RedisDirectory directory) {
    this.directory = directory;
    this.address = locate();
  }

  /**
   * Finds the server of a data directory, or starts it.
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
    // The server moves only after it has died, which breaks its connections.
  }

  @Override
  public void revive() {
    if (!reviving.tryLock()) {
      return;
    }
    try {
      if (System.nanoTime() - lastRevival > MIN_PAUSE.toNanos()) {
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
    // The JVM holds a file lock as a whole: copies of this class need a lock that they share, and
    // an
    // interned string is the same object for all class loaders.
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
        "The embedded Redis cannot use directory %s (%s): make it writable, or set"
                .formatted(directory, cause)
            + " beagle.redis.data-dir to another, or beagle.redis.uri to a server of your own",
        cause);
  }
}
