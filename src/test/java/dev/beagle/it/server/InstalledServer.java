package dev.beagle.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import javax.management.remote.JMXServiceURL;

/**
 * A server that an operator has unpacked and sets up, deploys to and watches with its own tools and
 * the scripts of {@code server-config}. Its files are in the build directory, its ports its own,
 * all of them on the loopback interface.
 */
public abstract class InstalledServer {
  public static final Path WEB = Path.of(System.getProperty("beagle.war"));
  public static final Path WORKER = Path.of(System.getProperty("beagle.worker.war"));

  final Path settings;
  private boolean webDeployed;

  /**
   * @param settings Beagle's
   */
  InstalledServer(Map<String, String> settings) {
    this.settings = write("beagle.properties", settings);
  }

  /** Writes a file of settings into the build directory. */
  public static Path write(String name, Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    Path file = Path.of("target", name).toAbsolutePath();
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Starts it as it comes, nothing being deployed. */
  abstract void start();

  /** Sets it up by the script; it serves again, or still, when this returns. */
  public abstract void configure();

  /** Undoes that by the script. */
  public abstract void undo();

  /** What the server keeps of its configuration. */
  public abstract String configuration();

  /** Sets one setting; deployments from then on see it. */
  public abstract void set(String key, String value);

  public abstract void unset(String key);

  /** All that the server has logged. */
  public abstract String log();

  abstract void deploy(Path war);

  public abstract void redeploy(Path war);

  public abstract void undeploy(Path war);

  /** How many batches the server itself has counted: calls of the worker's bean. */
  public abstract long batches();

  /** How many tasks the server has counted in Beagle's executor. */
  public abstract long tasks();

  /** How many threads the server says there are for HTTP. */
  public abstract long httpThreads();

  /** Where HTTP is, ending in a slash; the web node is at the root and the worker at /worker. */
  public abstract URI base();

  public abstract int httpsPort();

  abstract int adminPort();

  public abstract JavaProcess java();

  /** Where its MBean server is for others. */
  public abstract JMXServiceURL jmx();

  abstract void stop();

  public void deployWorker() {
    deploy(WORKER);
  }

  /** Deploys the web node unless it is there. */
  public void deployWeb() {
    if (!webDeployed) {
      deploy(WEB);
      webDeployed = true;
    }
  }

  /** Undeploys the web node if it is there. */
  public void undeployWeb() {
    if (webDeployed) {
      undeploy(WEB);
      webDeployed = false;
    }
  }
}
