package dev.beagle.redis;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.net.SocketTimeoutException;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** What Jedis throws, said in Beagle's words. */
final class RedisFailures {
  private static final Set<String> REFUSALS = Set.of("NOAUTH", "WRONGPASS", "NOPERM");
  private static final Set<String> PASSING =
      Set.of(
          "LOADING",
          "BUSY",
          "MASTERDOWN",
          "READONLY",
          "OOM",
          "MISCONF",
          "NOREPLICAS",
          "CLUSTERDOWN",
          "TRYAGAIN",
          "UNBLOCKED",
          "NOGROUP");

  private RedisFailures() {}

  /** The same failure for whoever sent the request. */
  static BeagleException translate(JedisException failure, RedisAddress server) {
    if (isExhausted(failure)) {
      return unavailable(
          failure,
          "Every connection to Redis at %s was in use: try again, or raise beagle.redis.connections"
              .formatted(server));
    }
    if (has(failure, SSLException.class::isInstance)) {
      return unavailable(
          failure,
          "Redis at %s cannot be talked to with TLS: check that it speaks TLS on that port, and that"
                  .formatted(server)
              + " its certificate is for that host and trusted by this JVM");
    }
    String word = firstWord(failure);
    if (failure instanceof JedisAccessControlException || REFUSALS.contains(word)) {
      return unavailable(
          failure,
          "Redis at %s refuses this user (%s): correct the user and password in beagle.redis.uri"
              .formatted(server, word));
    }
    if (failure instanceof JedisDataException && !PASSING.contains(word)) {
      return new BeagleException(
          ErrorCode.INTERNAL_ERROR,
          "Redis at %s refused a command (%s): see the server's log".formatted(server, word),
          failure);
    }
    if (failure instanceof JedisDataException) {
      return unavailable(
          failure,
          "Redis at %s cannot serve now (%s): try again".formatted(server, failure.getMessage()));
    }
    return unavailable(
        failure,
        "Redis at %s does not answer: start it, or correct beagle.redis.uri".formatted(server));
  }

  /** Whether the connection was found broken at once, so that a fresh one may well serve. */
  static boolean isWorthAFreshConnection(JedisException failure) {
    return failure instanceof JedisConnectionException
        && !has(failure, SocketTimeoutException.class::isInstance);
  }

  private static boolean isExhausted(JedisException failure) {
    return has(failure, NoSuchElementException.class::isInstance);
  }

  private static boolean has(Throwable failure, Predicate<Throwable> wanted) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .flatMap(each -> Stream.concat(Stream.of(each), Stream.of(each.getSuppressed())))
        .anyMatch(wanted);
  }

  private static String firstWord(JedisException failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    return message.split("[ :]", 2)[0];
  }

  private static BeagleException unavailable(JedisException cause, String message) {
    return new BeagleException(ErrorCode.UNAVAILABLE, message, cause);
  }
}
