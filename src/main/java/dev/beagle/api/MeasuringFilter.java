package dev.beagle.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * Measures answers, from the time when the request's headers have been read. Answers with the
 * status 202 are left out: their clients do not wait for a result.
 */
@Provider
@Measured
@ApplicationScoped
public class MeasuringFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String START = MeasuringFilter.class.getName();

  @Inject WebNode node;

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(START, System.nanoTime());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    boolean answered = response.getStatus() != Response.Status.ACCEPTED.getStatusCode();
    if (answered && request.getProperty(START) instanceof Long start) {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      node.answers().add(response.getStatus(), time);
    }
  }
}
