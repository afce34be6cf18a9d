package dev.beagle.it.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Two servers that an operator sets up and deploys to as one, by the scripts of {@code
 * server-config}. Its files are in the build directory, its ports its own, all of them on the
 * loopback interface.
 */
abstract class Cluster implements AutoCloseable {
  /** Servers start in half the time when the JVM does not optimise them. */
  static final Map<String, String> QUICK = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

  /**
   * The cluster of the profile's kind of servers.
   *
   * @param settings Beagle's
   */
  static Cluster of(Map<String, String> settings) {
    Path home = Path.of(System.getProperty("beagle.test.server.home"));
    return System.getProperty("beagle.test.server").equals("wildfly")
        ? new WildFlyDomain(home, settings)
        : new PayaraGroup(home, settings);
  }

  /** Starts what the two are administered with, as it comes. */
  abstract void start();

  /** Makes and starts the two servers, set up by the script. */
  abstract void apply();

  /** Undoes that by the script. */
  abstract void undo();

  /** What is kept of the configuration. */
  abstract String configuration();

  /** Deploys both WARs to both servers, the web node at the root. */
  abstract void deploy();

  abstract void undeploy();

  /** Stops the first of the two. */
  abstract void stopOne();

  /** Where the two web nodes are. */
  abstract List<URI> bases();

  /** Stops everything, whatever state it is in. */
  @Override
  public abstract void close();
}
