package dev.beagle.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Client;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.Shapes;
import dev.beagle.it.server.Workers;
import dev.beagle.redis.RedisTestServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Two servers with both WARs each, which an operator runs as one: they share the work. */
@DisabledIfSystemProperty(
    named = "beagle.test.server",
    matches = "payara-micro",
    disabledReason =
        "Run by mvn verify -Ppayara-server and -Pwildfly; several Payara Micros: SeveralNodesIT")
final class ClusterIT {
  @TempDir Path data;

  @Test
  void twoServersShareWorkAndOneGoesOnAlone() {
    try (RedisTestServer redis = RedisTestServer.start(data);
        Cluster cluster = cluster(redis)) {
      cluster.start();
      cluster.apply();
      assertMayBeRepeated(cluster);

      cluster.deploy();
      cluster.bases().forEach(ClusterIT::assertServes);
      Workers.awaitJobsInBoth(new Client(cluster.bases().get(0)));

      cluster.stopOne();
      assertServes(cluster.bases().get(1));

      cluster.undeploy();
      cluster.undo();
      String undone = cluster.configuration();
      assertThat(undone.toLowerCase(Locale.ROOT)).doesNotContain("beagle", "javacpp");
      cluster.undo();
      assertThat(cluster.configuration()).isEqualTo(undone);
    }
  }

  private static Cluster cluster(RedisTestServer redis) {
    return Cluster.of(
        Map.of("beagle.redis.uri", redis.uri().toString(), "beagle.models", "shapes"));
  }

  private static void assertMayBeRepeated(Cluster cluster) {
    String once = cluster.configuration();
    cluster.apply();
    assertThat(cluster.configuration()).isEqualTo(once).contains("beagle.executor");
  }

  private static void assertServes(URI base) {
    Client client = Ready.await(base);
    assertThat(client.predict("", Shapes.picture("star")).join().label()).isEqualTo("star");
  }
}
