package dev.beagle.api;

import dev.beagle.monitor.HealthCheck;
import dev.beagle.monitor.HealthChecks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The health checks of the web node. */
@ApplicationScoped
public class WebHealth implements HealthChecks {
  @Inject WebNode node;

  @Override
  public List<HealthCheck> ready() {
    return new WebReadiness(node.parts().directory(), node::isPaused).checks();
  }
}
