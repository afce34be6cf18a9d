package dev.beagle.redis;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** Checks that a Redis server is at least 6.2, which recovery needs. */
final class RedisVersion {
  private static final int MAJOR = 6;
  private static final int MINOR = 2;

  // Valkey has this line, too, with 7.2.4.
  private static final Pattern LINE =
      Pattern.compile("redis_version:((\\d{1,4})\\.(\\d{1,4})\\S*)");

  private RedisVersion() {}

  /**
   * Makes sure that a server is new enough. A server that does not tell its version passes.
   *
   * @throws BeagleException {@code unavailable} if it is too old
   */
  static void check(UnifiedJedis redis, RedisAddress server) {
    Matcher version = LINE.matcher(info(redis));
    if (version.find() && isTooOld(version)) {
      throw new BeagleException(
          ErrorCode.UNAVAILABLE,
          "Redis at %s is version %s, and Beagle needs %d.%d or newer: upgrade it, or correct"
                  .formatted(server, version.group(1), MAJOR, MINOR)
              + " beagle.redis.uri");
    }
  }

  private static boolean isTooOld(Matcher version) {
    int major = Integer.parseInt(version.group(2));
    return major < MAJOR || (major == MAJOR && Integer.parseInt(version.group(3)) < MINOR);
  }

  private static String info(UnifiedJedis redis) {
    try {
      return redis.info("server");
    } catch (JedisDataException e) {
      // This user may not ask. If the server cannot serve at all, the next command fails.
      return "";
    }
  }
}
