package dev.beagle.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything under {@code /api}. The container finds the resources by itself. */
@ApplicationPath("/api")
public class ApiApplication extends Application {

  /** Jersey would otherwise publish an XML description of the resources. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
