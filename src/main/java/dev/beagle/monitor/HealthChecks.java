package dev.beagle.monitor;

import java.util.List;

/** The health checks of a deployment. Each call checks anew; none throws. */
public interface HealthChecks {

  /** The checks that only a restart can mend; none by default. */
  default List<HealthCheck> live() {
    return List.of();
  }

  /** The checks that must pass for requests or jobs to be served now. */
  List<HealthCheck> ready();
}
