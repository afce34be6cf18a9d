package dev.beagle.redis;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.net.SocketTimeoutException;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Translates the exceptions of Jedis into those of Beagle. */
final class RedisFailures {
  private static final Set<String> REFUSALS = Set.of("NOAUTH", "WRONGPASS", "NOPERM");

  /** The errors of a server that may serve again soon. */
  private static final Set<String> TRANSIENT =
      Set.of(
          "LOADING",
          "BUSY",
          "MASTERDOWN",
          "READONLY",
          "OOM",
          "MISCONF",
          "NOREPLICAS",
          "ASK",
          "CLUSTERDOWN",
          "TRYAGAIN",
          "UNBLOCKED",
          "NOGROUP");

  /** The errors of a server that has refused a command which another server has to run. */
  private static final Set<String> REDIRECT = Set.of("READONLY", "MOVED");

  /** The errors of a server that may have been replaced. */
  private static final Set<String> TOPOLOGY_CHANGE =
      Set.of("MASTERDOWN", "CLUSTERDOWN", "ASK", "TRYAGAIN", "LOADING", "NOREPLICAS", "UNBLOCKED");

  /** An error within a script as 6.2 words it; newer servers answer with the error itself. */
  private static final Pattern IN_SCRIPT =
      Pattern.compile("ERR Error running script .*? -([A-Z]+) .*", Pattern.DOTALL);

  private RedisFailures() {}

  /** The failure as a client of Beagle sees it. */
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
          "TLS with Redis at %s fails: check that it speaks TLS on that port, and that its"
                  .formatted(server)
              + " certificate is for that host and trusted by this JVM");
    }
    String word = firstWord(failure);
    if (failure instanceof JedisAccessControlException || REFUSALS.contains(word)) {
      return unavailable(
          failure,
          "Redis at %s refuses this user (%s): correct the user and password in beagle.redis.uri"
              .formatted(server, word));
    }
    if (has(failure, e -> e instanceof JedisDataException && isAboutHello(e.getMessage()))) {
      return unavailable(
          failure,
          "Redis at %s is older than 6.0, and Beagle needs 6.2 or newer: upgrade it, or correct"
                  .formatted(server)
              + " beagle.redis.uri");
    }
    if (word.equals("MOVED")) {
      return unavailable(
          failure,
          "Redis at %s is a node of a Cluster without these keys: try again, or begin"
                  .formatted(server)
              + " beagle.redis.uri with redis-cluster://");
    }
    if (failure instanceof JedisDataException && !TRANSIENT.contains(word)) {
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

  /**
   * Whether the same command may succeed on a fresh connection: this connection broke at once, or
   * its server has refused a command that another server has to run.
   */
  static boolean isWorthFreshConnection(JedisException failure) {
    return isBroken(failure) || REDIRECT.contains(firstWord(failure));
  }

  /** Whether the server may have moved. */
  static boolean mayHaveMoved(JedisException failure) {
    String word = firstWord(failure);
    return failure instanceof JedisConnectionException
        || REDIRECT.contains(word)
        || TOPOLOGY_CHANGE.contains(word);
  }

  /** Whether the connection was found broken at once. */
  static boolean isBroken(JedisException failure) {
    return failure instanceof JedisConnectionException
        && !has(failure, SocketTimeoutException.class::isInstance);
  }

  /** Jedis sends HELLO first on each connection; servers know it since 6.0. */
  private static boolean isAboutHello(@Nullable String message) {
    return message != null
        && message.startsWith("ERR unknown command")
        && message.contains("HELLO");
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
    Matcher inScript = IN_SCRIPT.matcher(message);
    return inScript.matches() ? inScript.group(1) : message.split("[ :]", 2)[0];
  }

  private static BeagleException unavailable(JedisException cause, String message) {
    return new BeagleException(ErrorCode.UNAVAILABLE, message, cause);
  }
}
