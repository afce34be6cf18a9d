package dev.beagle.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * Provides one JSON Binding for all answers, built when the web node is deployed.
 *
 * <p>By default Payara looks an implementation up for each class that it writes for the first time.
 * Once its JVM has been told to end it finds none, while the web node still answers requests.
 */
@Provider
public class JsonbResolver implements ContextResolver<Jsonb> {
  private static final Jsonb JSONB = JsonbBuilder.create();

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSONB;
  }
}
