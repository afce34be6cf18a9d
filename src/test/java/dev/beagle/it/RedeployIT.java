package dev.beagle.it;

import static dev.beagle.it.server.JavaProcess.instances;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Client;
import dev.beagle.it.server.JavaProcess;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.RedeployingServer;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.Shapes;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten redeployments of both WARs in one server, which must leave neither threads nor classes. */
final class RedeployIT {
  private static final int TIMES = 10;

  /** How many threads a server's own pools may add meanwhile. */
  private static final long POOL_THREADS = 8;

  @TempDir Path data;

  @Test
  void tenRedeploymentsLeakNeitherThreadsNorModels() throws Exception {
    Map<String, String> settings =
        Map.of("beagle.models", "shapes", "beagle.redis.data-dir", data.toString());
    try (ServerProcess server = ServerProcess.redeploying(settings)) {
      server.awaitLine(RedeployingServer.deployed(1));
      assertServes(server);
      JavaProcess java = new JavaProcess(server.handle().pid());
      long threads = java.threads();

      for (int i = 1; i <= TIMES; i++) {
        server.command("redeploy");
        server.awaitLine(RedeployingServer.deployed(1 + i));
        assertServes(server);
      }

      assertThat(java.threads()).as("threads").isLessThanOrEqualTo(threads + POOL_THREADS);
      String histogram = java.histogram();
      assertThat(instances(histogram, "dev.beagle.engine.onednn.OneDnnEngine")).isEqualTo(1);
      assertThat(instances(histogram, "org.deeplearning4j.nn.graph.ComputationGraph"))
          .as("networks in memory that have been compiled")
          .isZero();
      assertThat(instances(histogram, "dev.beagle.queue.web.RedisJobQueue")).isEqualTo(1);
      assertThat(instances(histogram, "dev.beagle.image.format.TurboJpeg")).isEqualTo(1);
    }
  }

  private static void assertServes(ServerProcess server) {
    try {
      Client client = Ready.await(server.base());
      assertThat(client.predict("", Shapes.picture("star")).join().label()).isEqualTo("star");
    } catch (AssertionError | CompletionException e) {
      throw server.explained(e);
    }
  }
}
