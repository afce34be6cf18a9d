package dev.beagle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both WARs are deployed anew ten times in one server, and leave nothing of themselves behind. */
final class RedeployIT {
  private static final int TIMES = 10;

  /** How many threads a server's own pools may add meanwhile. */
  private static final long POOL_THREADS = 8;

  /** Payara keeps one more of these after each deployment, whatever is deployed. */
  private static final String SERVERS_OWN = "\"GF Domain XML";

  @TempDir Path data;

  @Test
  void tenRedeploymentsLeakNeitherThreadsNorModels() throws Exception {
    Map<String, String> settings =
        Map.of("beagle.models", "shapes", "beagle.redis.data-dir", data.toString());
    try (ServerProcess server = ServerProcess.redeploying(settings)) {
      server.awaitLine(RedeployingServer.deployed(1));
      assertServes(server);
      long threads = threads(server);

      for (int i = 1; i <= TIMES; i++) {
        server.command("redeploy");
        server.awaitLine(RedeployingServer.deployed(1 + i));
        assertServes(server);
      }

      assertThat(threads(server)).as("threads").isLessThanOrEqualTo(threads + POOL_THREADS);
      String histogram = jcmd(server, "GC.class_histogram");
      assertThat(instances(histogram, "dev.beagle.engine.OneDnnEngine")).isEqualTo(1);
      assertThat(instances(histogram, "org.deeplearning4j.nn.graph.ComputationGraph"))
          .as("networks in memory that have been compiled")
          .isZero();
      assertThat(instances(histogram, "dev.beagle.queue.RedisJobQueue")).isEqualTo(1);
      assertThat(instances(histogram, "dev.beagle.image.TurboJpeg")).isEqualTo(1);
    }
  }

  private static void assertServes(ServerProcess server) {
    Client client = Ready.await(server.base());
    assertThat(client.predict("", Shapes.picture("star")).join().label()).isEqualTo("star");
  }

  private static long threads(ServerProcess server) throws IOException {
    return jcmd(server, "Thread.print")
        .lines()
        .filter(line -> line.startsWith("\"") && !line.startsWith(SERVERS_OWN))
        .count();
  }

  /** How many instances of a class are alive, those of all class loaders together. */
  private static long instances(String histogram, String type) {
    return histogram
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length >= 4 && columns[3].equals(type))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  private static String jcmd(ServerProcess server, String command) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(server.handle().pid()), command)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
