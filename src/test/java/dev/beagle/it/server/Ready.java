package dev.beagle.it.server;

import dev.beagle.it.server.Client.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for a server as a load balancer does. */
public final class Ready {
  private Ready() {}

  /** Returns when the web node says that it is ready. */
  public static Client await(URI base) {
    Client client = new Client(base);
    await(client, "api/health/ready");
    return client;
  }

  /** Returns when the worker says that it is ready: its model is warm. */
  static void awaitWorker(URI base) {
    await(new Client(base), "worker/health/ready");
  }

  private static void await(Client client, String path) {
    AtomicReference<Answer> last = new AtomicReference<>();
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> {
                last.set(client.get(path));
                return last.get().status() == 200;
              });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("%s is not ready: %s".formatted(path, last.get()), e);
    }
  }
}
