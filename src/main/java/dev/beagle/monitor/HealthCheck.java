package dev.beagle.monitor;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The check of one thing that a deployment needs.
 *
 * @param name of the thing, such as {@code redis}
 * @param status whether the check has passed
 * @param reason why, in words
 */
@JsonbPropertyOrder({"name", "status", "reason"})
public record HealthCheck(String name, HealthStatus status, String reason) {

  /** A check that has passed. */
  public static HealthCheck up(String name, String reason) {
    return new HealthCheck(name, HealthStatus.UP, reason);
  }

  /** A check that has failed. */
  public static HealthCheck down(String name, String reason) {
    return new HealthCheck(name, HealthStatus.DOWN, reason);
  }
}
