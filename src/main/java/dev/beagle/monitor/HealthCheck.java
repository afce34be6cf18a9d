package dev.beagle.monitor;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * One thing that must be in order.
 *
 * @param name what it is about, such as {@code redis}
 * @param status whether it is in order
 * @param reason how it is, in words
 */
@JsonbPropertyOrder({"name", "status", "reason"})
public record HealthCheck(String name, HealthStatus status, String reason) {

  /** In order. */
  public static HealthCheck up(String name, String reason) {
    return new HealthCheck(name, HealthStatus.UP, reason);
  }

  /** Not in order. */
  public static HealthCheck down(String name, String reason) {
    return new HealthCheck(name, HealthStatus.DOWN, reason);
  }
}
