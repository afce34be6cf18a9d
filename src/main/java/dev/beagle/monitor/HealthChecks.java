package dev.beagle.monitor;

import java.util.List;

/** What a deployment says of its own health. Answered anew each time; never throws. */
public interface HealthChecks {

  /** What only a restart can mend; empty if there is no such thing. */
  default List<HealthCheck> live() {
    return List.of();
  }

  /** What must be in order for requests or jobs to be served now. */
  List<HealthCheck> ready();
}
