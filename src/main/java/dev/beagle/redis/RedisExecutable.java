package dev.beagle.redis;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import redis.embedded.core.ExecutableProvider;

/** Unpacks the redis-server that Beagle brings. */
final class RedisExecutable {
  private RedisExecutable() {}

  /**
   * Unpacks the server for this platform into a directory.
   *
   * @param operatingSystem as in the system property {@code os.name}
   * @throws BeagleException {@code unavailable} if there is none, or only one that is too old
   */
  static Path unpack(Path directory, String operatingSystem) throws IOException {
    if (operatingSystem.toLowerCase(Locale.ROOT).startsWith("windows")) {
      throw new BeagleException(
          ErrorCode.UNAVAILABLE,
          "There is no embedded Redis for Windows, where none is newer than 5.0: run Redis or"
              + " Valkey 6.2 or newer, in WSL or on another machine, and set beagle.redis.uri");
    }
    Path fresh = Files.createTempDirectory(directory, "unpack");
    try {
      File unpacked = ExecutableProvider.newJarResourceProvider(fresh.toFile()).get();
      // A rename puts it there whole or not at all, even over one that runs.
      return Files.move(unpacked.toPath(), path(directory), StandardCopyOption.ATOMIC_MOVE);
    } catch (RuntimeException e) {
      throw new BeagleException(
          ErrorCode.UNAVAILABLE,
          "There is no embedded Redis for %s on %s: run Redis or Valkey 6.2 or newer, and set"
                  .formatted(operatingSystem, System.getProperty("os.arch"))
              + " beagle.redis.uri",
          e);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  static Path path(Path directory) {
    return directory.resolve("redis-server");
  }
}
