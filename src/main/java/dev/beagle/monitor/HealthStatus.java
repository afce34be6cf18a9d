package dev.beagle.monitor;

/** Whether something is in order. */
public enum HealthStatus {
  UP,
  DOWN
}
