package dev.beagle.redis;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a Redis server is, and who we are there.
 *
 * @param host name or address
 * @param port TCP port
 * @param tls whether to talk TLS; the certificate must be for {@code host}
 * @param user ACL user, or null for the default one
 * @param password or null for none
 * @param database number of the database
 */
public record RedisAddress(
    String host, int port, boolean tls, String user, String password, int database) {
  private static final int DEFAULT_PORT = 6379;

  /** A server without user, password or TLS. */
  static RedisAddress of(String host, int port) {
    return new RedisAddress(host, port, false, null, null, 0);
  }

  /**
   * Reads {@code redis[s]://[[user]:password@]host[:port][/database]}; user and password may be
   * percent-encoded.
   *
   * @throws IllegalArgumentException if the URI says something else
   */
  public static RedisAddress of(URI uri) {
    String[] login = uri.getRawUserInfo() == null ? null : uri.getRawUserInfo().split(":", 2);
    if (login != null && login.length < 2) {
      throw new IllegalArgumentException(
          "beagle.redis.uri names a user without a password: write redis://user:password@host, or"
              + " redis://:password@host for the default user");
    }
    return new RedisAddress(
        withoutBrackets(uri.getHost()),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        "rediss".equals(uri.getScheme()),
        login == null || login[0].isEmpty() ? null : decode(login[0]),
        login == null ? null : decode(login[1]),
        database(uri.getPath()));
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String decode(String text) {
    // URLDecoder is for forms, where a plus sign is a blank.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static int database(String path) {
    if (path == null || path.length() < 2) {
      return 0;
    }
    if (!path.matches("/\\d{1,5}")) {
      throw new IllegalArgumentException(
          "beagle.redis.uri ends in \"%s\": a database number such as /0 belongs there"
              .formatted(path));
    }
    return Integer.parseInt(path.substring(1));
  }

  /** For people: without user and password. */
  @Override
  public String toString() {
    String shownHost = host.contains(":") ? "[" + host + "]" : host;
    return "%s://%s:%d".formatted(tls ? "rediss" : "redis", shownHost, port);
  }
}
