package dev.beagle.it.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one server that tests share, started when first asked: a Payara Micro, or the server that the
 * Maven profile has unpacked. The tests leave it as they have found it.
 */
public final class TestServer {
  private static final String NAME = System.getProperty("beagle.test.server");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "beagle.redis.data-dir",
          System.getProperty("beagle.test.redis") + "-shared",
          "beagle.models",
          "shapes");

  private static final int HTTPS_PORT = ServerProcess.freePort();

  private static ServerProcess process;
  private static InstalledServer installed;

  private TestServer() {}

  /** Where the web node is, ending in a slash; the model {@code shapes} is ready. */
  public static synchronized URI base() {
    URI base;
    if (isInstalled()) {
      installed().deployWeb();
      base = installed().base();
    } else {
      base = process().base();
    }
    Ready.await(base); // The web node hears of a model that is ready up to a second later.
    return base;
  }

  /** Whether the server is one that an operator installs and sets up. */
  static boolean isInstalled() {
    return !NAME.equals("payara-micro");
  }

  /** That server, set up with {@code server-config} and with the worker deployed. */
  public static synchronized InstalledServer installed() {
    if (installed == null) {
      InstalledServer server = create();
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      server.start();
      server.configure();
      server.deployWorker();
      installed = server;
    }
    return installed;
  }

  private static InstalledServer create() {
    Path home = Path.of(System.getProperty("beagle.test.server.home"));
    return NAME.equals("wildfly")
        ? new WildFlyServer(home, SETTINGS)
        : new PayaraServer(home, SETTINGS);
  }

  /** Where the Payara Micro has HTTPS. */
  public static int httpsPort() {
    return HTTPS_PORT;
  }

  /** The Payara Micro, set up with {@code server-config}. */
  public static synchronized ServerProcess process() {
    if (process == null) {
      process = ServerProcess.configured(SETTINGS, HTTPS_PORT);
      Runtime.getRuntime().addShutdownHook(new Thread(process::close));
      process.awaitModel();
    }
    return process;
  }
}
