package dev.beagle.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The JAX-RS application under {@code /api}. The container finds the resources by itself. */
@ApplicationPath("/api")
public class ApiApplication extends Application {

  /**
   * Turns off two habits of Jersey: an XML description of the resources, and a {@code Location}
   * that begins with the server's own name, which a client behind a proxy may not know.
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
