package dev.beagle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Client;
import dev.beagle.it.server.Client.Answer;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.Shapes;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages about an operator's mistakes, in the log, the health checks and the API. */
final class DeploymentIT {
  @TempDir Path data;

  @Test
  void unavailableModelIsExplainedByHealthLogAndApi() {
    Map<String, String> settings =
        Map.of(
            "beagle.models",
            "resnet50",
            "beagle.models.download",
            "false",
            "beagle.models.dir",
            data.resolve("models").toString(),
            "beagle.redis.data-dir",
            data.resolve("redis").toString());
    try (ServerProcess server = ServerProcess.withBothWars(settings)) {
      server.awaitLine("Model resnet50 cannot be served: ");
      Client client = new Client(server.base());
      URI worker = server.base().resolve("worker/");

      Answer answer = client.predict("", Shapes.picture("star")).join();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.errorCode()).isEqualTo("model_not_ready");
      assertThat(answer.headers()).containsKey("retry-after");
      assertThat(answer.errorMessage()).contains("resnet50", "beagle.models.download");
      for (Answer health :
          new Answer[] {client.get("api/health/ready"), new Client(worker).get("health/ready")}) {
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body()).contains("resnet50", "beagle.models.download");
      }
    }
  }

  @Test
  void invalidSettingStopsDeployment() {
    Map<String, String> settings =
        Map.of("beagle.batch.max-size", "0", "beagle.redis.data-dir", data.toString());
    try (ServerProcess server = ServerProcess.withBothWars(settings)) {
      assertThat(server.log())
          .contains(
              "beagle.batch.max-size = \"0\" is not allowed: it must be a whole number from 1 to"
                  + " 1024");
      assertThat(new Client(server.base()).get("api/health/live").status()).isNotEqualTo(200);
    }
  }
}
