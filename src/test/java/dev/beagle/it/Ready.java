package dev.beagle.it;

import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits for a server as a load balancer does. */
final class Ready {
  private Ready() {}

  /** Returns when the web node says that it is ready. */
  static Client await(URI base) {
    Client client = new Client(base);
    Awaitility.await("a web node that is ready at " + base)
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> client.get("api/health/ready").status() == 200);
    return client;
  }
}
