package dev.beagle.monitor;

import dev.beagle.job.ErrorCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/**
 * {@code GET /health/live} and {@code GET /health/ready}: {@code
 * {"status":"UP","checks":[{"name":"redis","status":"UP","reason":"…"}]}} with 200, or {@code
 * "DOWN"} with 503.
 */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HealthResource {
  @Inject Instance<HealthChecks> checks;

  /** Liveness: down when only a restart helps. */
  @GET
  @Path("/live")
  public Response live() {
    return respond(HealthChecks::live);
  }

  /** Readiness: up when requests or jobs are served now. */
  @GET
  @Path("/ready")
  public Response ready() {
    return respond(HealthChecks::ready);
  }

  private Response respond(Function<HealthChecks, List<HealthCheck>> kind) {
    Health health = Health.of(checks.stream().flatMap(each -> kind.apply(each).stream()).toList());
    Response.ResponseBuilder response =
        Response.status(health.httpStatus())
            .entity(health)
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (health.status() == HealthStatus.DOWN) {
      response.header(HttpHeaders.RETRY_AFTER, ErrorCode.RETRY_AFTER.toSeconds());
    }
    return response.build();
  }
}
