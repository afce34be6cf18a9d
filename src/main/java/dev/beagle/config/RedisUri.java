package dev.beagle.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of a Redis server, of a group of servers under Sentinels, or of a Redis Cluster.
 *
 * @param kind server, group or Cluster
 * @param tls whether every node is talked to in TLS
 * @param login the user at the servers
 * @param nodes the server, the Sentinels, or some nodes of the Cluster; at least one
 * @param database number of the database; 0 for a Cluster
 * @param group the group under Sentinels; empty for the other kinds
 * @param shards number of job streams to spread over the Cluster; 1 for the other kinds
 */
public record RedisUri(
    Kind kind,
    boolean tls,
    Login login,
    List<Node> nodes,
    int database,
    Optional<Group> group,
    int shards) {

  /** Server, group under Sentinels, or Cluster. */
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
   * The address of a node.
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
   * @param user absent for the default user
   * @param password absent for a user without a password
   */
  public record Login(@Nullable String user, @Nullable String password) {
    /** The default user without a password. */
    public static final Login NONE = new Login(null, null);

    @Override
    public String toString() {
      return user == null ? "the default user" : "the user " + user;
    }
  }

  /**
   * A group of servers under Sentinels.
   *
   * @param master the Sentinels' name for the group's master
   * @param login the user at the Sentinels
   */
  public record Group(String master, Login login) {}

  public RedisUri {
    nodes = List.copyOf(nodes);
  }

  /** The URI without users and passwords. */
  @Override
  public String toString() {
    String place =
        nodes.stream().map(Node::toString).collect(Collectors.joining(","))
            + group.map(each -> "/" + each.master()).orElse("")
            + (database == 0 ? "" : "/" + database);
    return "redis%s%s://%s".formatted(tls ? "s" : "", kind.suffix, place);
  }
}
