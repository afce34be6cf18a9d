package dev.beagle.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET /api/status}: the figures that operators and autoscalers go by. */
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class StatusResource {
  @Inject WebNode node;

  /** Always 200: a shard that is down says so. */
  @GET
  public Response get() {
    return Response.ok(new Status(node.queueMonitor().shards(), node.status()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
