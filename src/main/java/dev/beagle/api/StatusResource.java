package dev.beagle.api;

import dev.beagle.api.predict.Parameter;
import dev.beagle.api.status.Status;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET /api/status}: the figures that operators and autoscalers go by. */
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class StatusResource {
  @Inject WebNode node;

  /**
   * Always 200: a shard that is down says so.
   *
   * @param since adds the samples that are later than that, in milliseconds since 1970
   */
  @GET
  public Response get(@QueryParam("since") String since) {
    long now = System.currentTimeMillis();
    Long later = since == null ? null : Parameter.time("since", since);
    return Response.ok(Status.of(now, node.queueMonitor(), node.figures(), later))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
