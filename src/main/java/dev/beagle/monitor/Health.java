package dev.beagle.monitor;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * The health of a deployment, in JSON.
 *
 * @param status up if every check is up
 * @param checks each with its reason
 */
@JsonbPropertyOrder({"status", "checks"})
public record Health(HealthStatus status, List<HealthCheck> checks) {

  /** The health of a deployment with these checks. */
  public static Health of(List<HealthCheck> checks) {
    boolean up = checks.stream().allMatch(check -> check.status() == HealthStatus.UP);
    return new Health(up ? HealthStatus.UP : HealthStatus.DOWN, List.copyOf(checks));
  }

  /** The HTTP status: 200 when up, 503 when down. */
  int httpStatus() {
    return status == HealthStatus.UP ? 200 : 503;
  }
}
