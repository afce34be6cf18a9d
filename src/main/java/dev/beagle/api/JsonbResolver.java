package dev.beagle.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * One JSON Binding for all answers, built when the web node is deployed.
 *
 * <p>Left to itself, Payara looks for an implementation anew for each class that is first written,
 * and finds none any more once its JVM has been told to end, while the web node still answers what
 * waits.
 */
@Provider
public class JsonbResolver implements ContextResolver<Jsonb> {
  private static final Jsonb JSONB = JsonbBuilder.create();

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSONB;
  }
}
