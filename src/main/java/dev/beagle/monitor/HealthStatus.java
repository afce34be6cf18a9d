package dev.beagle.monitor;

/** The outcome of a health check. */
public enum HealthStatus {
  UP,
  DOWN
}
