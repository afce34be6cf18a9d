package dev.beagle.redis;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The data directory of an embedded server: the executable, the append-only file, the log, and the
 * server's port. A caller holds the lock on {@link #lockFile}.
 *
 * @param path the directory, which exists
 * @param operatingSystem as in the system property {@code os.name}
 */
record RedisDirectory(Path path, String operatingSystem) {
  /** The server loads the jobs that were queued when it stopped. */
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  /** Creates the directory, for its owner alone, unless it exists. */
  static RedisDirectory create(Path path, String operatingSystem) throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(path);
    }
    return new RedisDirectory(path.toRealPath(), operatingSystem);
  }

  Path lockFile() {
    return path.resolve("lock");
  }

  private Path portFile() {
    return path.resolve("port");
  }

  /**
   * The port of this directory's server, which is started unless it answers.
   *
   * @throws BeagleException {@code unavailable} if it does not start
   */
  int findOrStart() throws IOException {
    OptionalInt lastPort = lastPort();
    if (lastPort.isPresent() && RedisProbe.serves(lastPort.getAsInt(), path)) {
      return lastPort.getAsInt();
    }
    awaitEndOfPredecessor();
    Path executable = RedisExecutable.unpack(path, operatingSystem);
    // The last port first, so that those who were connected find the server again.
    if (lastPort.isPresent() && isFree(lastPort.getAsInt())) {
      Optional<RedisProcess> started = start(executable, lastPort.getAsInt());
      if (started.isPresent()) {
        return lastPort.getAsInt();
      }
    }
    return start(executable, freePort()).orElseThrow(this::notStarted).port();
  }

  private Optional<RedisProcess> start(Path executable, int port) throws IOException {
    RedisProcess server = RedisProcess.start(executable, path, port);
    if (!server.awaitReady(START_LIMIT)) {
      server.stop(STOP_LIMIT);
      return Optional.empty();
    }
    Path fresh = Files.writeString(path.resolve("port.new"), Integer.toString(port));
    Files.move(fresh, portFile(), StandardCopyOption.ATOMIC_MOVE);
    return Optional.of(server);
  }

  private OptionalInt lastPort() throws IOException {
    String text = Files.exists(portFile()) ? Files.readString(portFile()).strip() : "";
    return text.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  /** Two servers would corrupt one append-only file. */
  private void awaitEndOfPredecessor() throws IOException {
    Path file = RedisProcess.processIdFile(path);
    String text = Files.exists(file) ? Files.readString(file).strip() : "";
    Optional<ProcessHandle> predecessor =
        text.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(text)) : Optional.empty();
    if (predecessor.filter(this::runsOurExecutable).isEmpty()) {
      return;
    }
    try {
      predecessor.get().onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new BeagleException(
          ErrorCode.UNAVAILABLE,
          "The embedded Redis in %s runs as process %s but does not answer: end that process"
              .formatted(path, text),
          e);
    }
  }

  private boolean runsOurExecutable(ProcessHandle process) {
    String executable = RedisExecutable.path(path).toString();
    return process.info().command().filter(command -> command.startsWith(executable)).isPresent();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private BeagleException notStarted() {
    return new BeagleException(
        ErrorCode.UNAVAILABLE,
        "The embedded Redis does not start: see %s, or set beagle.redis.uri to a server of your own"
            .formatted(RedisProcess.log(path)));
  }
}
