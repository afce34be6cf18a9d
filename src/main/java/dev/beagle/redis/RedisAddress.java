package dev.beagle.redis;

import dev.beagle.config.RedisUri;
import dev.beagle.config.RedisUri.Login;
import dev.beagle.config.RedisUri.Node;
import java.time.Duration;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/**
 * The address of a Redis server or a Sentinel, and the login there.
 *
 * @param node host and port
 * @param tls whether to talk TLS; the certificate must be for the host
 * @param login the ACL user
 * @param database number of the database
 */
record RedisAddress(Node node, boolean tls, Login login, int database) {

  /** A server of this machine without user, password or TLS. */
  static RedisAddress local(int port) {
    return new RedisAddress(new Node("127.0.0.1", port), false, Login.NONE, 0);
  }

  /** A server that a URI names, or a node of its Cluster or Sentinel group. */
  static RedisAddress of(RedisUri uri, Node node) {
    return new RedisAddress(node, uri.tls(), uri.login(), uri.database());
  }

  /** Opens a connection outside the pool. */
  Connection connect(Duration timeout) {
    return new Connection(hostAndPort(), config(timeout));
  }

  HostAndPort hostAndPort() {
    return new HostAndPort(node.host(), node.port());
  }

  // The replacement of the deprecated ssl reads the trust store anew for each connection, and never
  // the key store.
  @SuppressWarnings("deprecation")
  private JedisClientConfig config(Duration timeout) {
    int milliseconds = Math.max(1, (int) timeout.toMillis());
    return DefaultJedisClientConfig.builder()
        // Replies have the same shape on every version of the server.
        .resp2()
        .timeoutMillis(milliseconds)
        .blockingSocketTimeoutMillis(milliseconds)
        .user(login.user())
        .password(login.password())
        .database(database)
        // With the JVM's own key and trust stores; checks the certificate's names, too.
        .ssl(tls)
        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
        .build();
  }

  /** The address for log lines and messages: without user and password. */
  @Override
  public String toString() {
    return "%s://%s".formatted(tls ? "rediss" : "redis", node);
  }
}
