package dev.beagle.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything under {@code /api}. The container finds the resources by itself. */
@ApplicationPath("/api")
public class ApiApplication extends Application {

  /**
   * Jersey would otherwise publish an XML description of the resources, and put the server's own
   * name before the path in {@code Location}, which a client behind a proxy may not know.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl",
        true,
        "jersey.config.server.headers.location.relative.resolution.disabled",
        true);
  }
}
