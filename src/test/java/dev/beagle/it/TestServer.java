package dev.beagle.it;

import java.net.URI;
import java.util.Map;

/**
 * The one server that tests share which neither kill nor configure it: started when first asked.
 */
final class TestServer {
  private static ServerProcess process;

  private TestServer() {}

  /** Where the web node is, ending in a slash; the model {@code shapes} is ready. */
  static synchronized URI base() {
    if (process == null) {
      process =
          ServerProcess.withBothWars(
              Map.of(
                  "beagle.redis.data-dir",
                  System.getProperty("beagle.test.redis") + "-shared",
                  "beagle.models",
                  "shapes"));
      Runtime.getRuntime().addShutdownHook(new Thread(process::close));
      process.awaitLine("Model shapes .* is ready");
    }
    return process.base();
  }
}
