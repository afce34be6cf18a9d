package dev.beagle.api;

import static dev.beagle.api.predict.FixedDirectory.loading;
import static dev.beagle.api.predict.FixedDirectory.ready;
import static dev.beagle.api.predict.FixedDirectory.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.api.predict.FixedDirectory;
import dev.beagle.monitor.HealthCheck;
import dev.beagle.queue.web.ModelDirectory;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WebReadinessTest {
  private boolean paused;

  @Test
  void upWhenWorkerServesDefaultModel() {
    assertThat(checks(new FixedDirectory(worker("a", ready("shapes", 10)))))
        .containsExactly(
            HealthCheck.up("redis", "Redis answers."),
            HealthCheck.up("model", "Model shapes 1 is served with engine dl4j in float32."));
  }

  @Test
  void progressOfDefaultModelIsShown() {
    assertThat(
            checks(
                new FixedDirectory(
                    worker("a", loading("resnet50", "downloading, 42 %"), ready("shapes", 10)))))
        .contains(HealthCheck.down("model", "Model resnet50 is not ready yet: downloading, 42 %"));
  }

  @Test
  void missingWorkerIsShown() {
    HealthCheck model = checks(new FixedDirectory()).get(1);
    assertThat(model.reason()).contains("No worker").contains("beagle-worker.war");
  }

  @Test
  void redisThatIsDownIsShown() {
    assertThat(checks(FixedDirectory.down()))
        .containsExactly(
            HealthCheck.down("redis", "Redis at 127.0.0.1:1 does not answer: connection refused"),
            HealthCheck.down("model", "Unknown while Redis does not answer."));
  }

  @Test
  void pausedNodeIsDown() {
    paused = true;
    assertThat(checks(new FixedDirectory(worker("a", ready("shapes", 10)))))
        .containsExactly(
            HealthCheck.down(
                "paused", "This web node is paused or stopping: send the request again"));
  }

  private List<HealthCheck> checks(ModelDirectory directory) {
    return new WebReadiness(directory, () -> paused).checks();
  }
}
