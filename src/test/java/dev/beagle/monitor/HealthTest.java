package dev.beagle.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HealthTest {
  private static final Jsonb JSONB = JsonbBuilder.create();
  private static final HealthCheck UP = HealthCheck.up("redis", "Redis answers.");
  private static final HealthCheck DOWN = HealthCheck.down("model", "No worker.");

  @Test
  void upWhenEveryCheckIsUp() {
    Health health = Health.of(List.of(UP, UP));
    assertThat(health.status()).isEqualTo(HealthStatus.UP);
    assertThat(health.httpStatus()).isEqualTo(200);
  }

  @Test
  void downWhenOneCheckIsDown() {
    Health health = Health.of(List.of(UP, DOWN));
    assertThat(health.status()).isEqualTo(HealthStatus.DOWN);
    assertThat(health.httpStatus()).isEqualTo(503);
  }

  @Test
  void upWithoutChecks() {
    assertThat(JSONB.toJson(Health.of(List.of()))).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
  }

  @Test
  void everyCheckHasReason() {
    assertThat(JSONB.toJson(Health.of(List.of(UP, DOWN))))
        .isEqualTo(
            """
            {"status":"DOWN","checks":[{"name":"redis","status":"UP","reason":"Redis answers."},{"name":"model","status":"DOWN","reason":"No worker."}]}""");
  }
}
