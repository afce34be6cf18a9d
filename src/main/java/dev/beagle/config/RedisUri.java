package dev.beagle.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One of the places where jobs are kept: a Redis server, a group of them under Sentinels, or a
 * Redis Cluster.
 *
 * @param kind which of them
 * @param tls whether to talk TLS with every node
 * @param login who we are at the servers
 * @param nodes the server, the Sentinels, or some nodes of the Cluster; at least one
 * @param database number of the database; 0 for a Cluster
 * @param master what the Sentinels call the server, or null
 * @param sentinelLogin who we are at the Sentinels
 * @param shards how many job streams to spread over the Cluster; 1 for the others
 */
public record RedisUri(
    Kind kind,
    boolean tls,
    Login login,
    List<Node> nodes,
    int database,
    String master,
    Login sentinelLogin,
    int shards) {

  /** What the URI leads to. */
  public enum Kind {
    SERVER("", 6379),
    SENTINEL("-sentinel", 26379),
    CLUSTER("-cluster", 6379);

    final String suffix;
    final int defaultPort;

    Kind(String suffix, int defaultPort) {
      this.suffix = suffix;
      this.defaultPort = defaultPort;
    }
  }

  /**
   * Where a node listens.
   *
   * @param host name or address, without brackets
   * @param port TCP port
   */
  public record Node(String host, int port) {
    @Override
    public String toString() {
      return "%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
    }
  }

  /**
   * An ACL user.
   *
   * @param user or null for the default one
   * @param password or null for none
   */
  public record Login(String user, String password) {
    /** Nobody in particular. */
    public static final Login NONE = new Login(null, null);

    @Override
    public String toString() {
      return user == null ? "the default user" : "the user " + user;
    }
  }

  public RedisUri {
    nodes = List.copyOf(nodes);
  }

  /** For people: without users and passwords. */
  @Override
  public String toString() {
    String place =
        nodes.stream().map(Node::toString).collect(Collectors.joining(","))
            + (master == null ? "" : "/" + master)
            + (database == 0 ? "" : "/" + database);
    return "redis%s%s://%s".formatted(tls ? "s" : "", kind.suffix, place);
  }
}
