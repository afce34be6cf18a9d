package dev.beagle.config;

import dev.beagle.config.RedisUri.Group;
import dev.beagle.config.RedisUri.Kind;
import dev.beagle.config.RedisUri.Login;
import dev.beagle.config.RedisUri.Node;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of {@code beagle.redis.uri}. {@link java.net.URI} knows no lists of hosts, and its
 * exceptions repeat the password: those thrown here never do.
 */
final class RedisUriReader {
  static final String ALLOWED =
      "one or several, separated by blanks, of redis://[[user]:password@]host[:port][/db],"
          + " redis-sentinel://[[user]:password@]host[:port][,host[:port]…]/MASTER-NAME[/db]"
          + "[?sentinel-user=…&sentinel-password=…],"
          + " redis-cluster://[[user]:password@]host[:port][,host[:port]…][?shards=1…1024];"
          + " for TLS rediss instead of redis";

  private static final int MAX_SHARDS = 1024;
  private static final String ESCAPED = "|%[0-9A-Fa-f]{2})*";
  private static final Pattern URI =
      Pattern.compile(
          "redis(?<tls>s?)(?<kind>-sentinel|-cluster)?://"
              + ("(?:(?<user>(?:[^\\s:/?#@%]" + ESCAPED + "):")
              + ("(?<password>(?:[^\\s/?#@%]" + ESCAPED + ")@)?")
              + "(?<nodes>[^\\s/?#@]+)"
              + ("(?<path>(?:[^\\s?#@%]" + ESCAPED + ")")
              + ("(?:\\?(?<query>(?:[^\\s#%]" + ESCAPED + "))?"));
  private static final Pattern NODE =
      Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>\\d{1,5}))?");
  private static final Pattern MASTER = Pattern.compile("/([^/]+)");

  private RedisUriReader() {}

  /**
   * All of them; none for a blank text.
   *
   * @throws IllegalArgumentException if one is none, or is there twice
   */
  static List<RedisUri> readAll(String text) {
    List<RedisUri> uris =
        Stream.of(text.split("\\s+"))
            .filter(each -> !each.isEmpty())
            .map(RedisUriReader::read)
            .toList();
    require(new HashSet<>(uris).size() == uris.size(), "one of them is there twice");
    return uris;
  }

  private static RedisUri read(String text) {
    Matcher uri = URI.matcher(text);
    require(uri.matches(), "not a Redis URI");
    Kind kind =
        Stream.of(Kind.values())
            .filter(each -> each.suffix.equals(uri.group("kind") == null ? "" : uri.group("kind")))
            .findFirst()
            .orElseThrow();
    List<Node> nodes =
        Stream.of(uri.group("nodes").split(",", -1)).map(each -> node(each, kind)).toList();
    require(kind != Kind.SERVER || nodes.size() == 1, "several hosts of one server");
    Matcher master = MASTER.matcher(uri.group("path"));
    boolean named = kind == Kind.SENTINEL && master.lookingAt();
    require(kind != Kind.SENTINEL || named, "no name of the master");
    int database = database(uri.group("path").substring(named ? master.end() : 0));
    require(kind != Kind.CLUSTER || database == 0, "a Cluster has but one database");
    Map<String, String> query = query(uri.group("query"), kind);
    return new RedisUri(
        kind,
        !uri.group("tls").isEmpty(),
        login(uri.group("user"), uri.group("password")),
        nodes,
        database,
        named ? Optional.of(group(master.group(1), query)) : Optional.empty(),
        shards(query.getOrDefault("shards", "1")));
  }

  private static Group group(String master, Map<String, String> query) {
    return new Group(
        decode(master), login(query.get("sentinel-user"), query.get("sentinel-password")));
  }

  private static Node node(String text, Kind kind) {
    Matcher node = NODE.matcher(text);
    require(node.matches(), "not a host");
    String port = node.group("port");
    int number = port == null ? kind.defaultPort : Integer.parseInt(port);
    require(number >= 1 && number <= 65_535, "not a port");
    return new Node(node.group("host").replaceAll("[\\[\\]]", ""), number);
  }

  private static int database(String path) {
    require(path.matches("(/\\d{0,5})?"), "not a database");
    return path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
  }

  private static Map<String, String> query(@Nullable String text, Kind kind) {
    Set<String> known =
        switch (kind) {
          case SERVER -> Set.of();
          case SENTINEL -> Set.of("sentinel-user", "sentinel-password");
          case CLUSTER -> Set.of("shards");
        };
    Map<String, String> query = new HashMap<>();
    for (String each : text == null ? new String[0] : text.split("&", -1)) {
      String[] pair = each.split("=", 2);
      require(pair.length == 2 && known.contains(pair[0]), "an unknown parameter");
      require(query.put(pair[0], pair[1]) == null, "a parameter is there twice");
    }
    return query;
  }

  private static Login login(@Nullable String user, @Nullable String password) {
    require(password != null || user == null, "a user without a password");
    return new Login(
        user == null || user.isEmpty() ? null : decode(user),
        password == null ? null : decode(password));
  }

  private static int shards(String text) {
    require(text.matches("\\d{1,4}"), "not a number of shards");
    int shards = Integer.parseInt(text);
    require(shards >= 1 && shards <= MAX_SHARDS, "too few or too many shards");
    return shards;
  }

  private static String decode(String text) {
    // URLDecoder is for forms, where a plus sign is a blank.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static void require(boolean condition, String trouble) {
    if (!condition) {
      throw new IllegalArgumentException(trouble);
    }
  }
}
