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
import org.jspecify.annotations.Nullable;

/** {@code GET /api/status}: figures for operators and autoscalers. */
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class StatusResource {
  @Inject WebNode node;

  /**
   * Answers with the status of the installation; always 200, even with shards that are down.
   *
   * @param since adds the samples after this time, in milliseconds since 1970
   */
  @GET
  public Response get(@QueryParam("since") @Nullable String since) {
    long now = System.currentTimeMillis();
    Long later = since == null ? null : Parameter.time("since", since);
    return Response.ok(Status.of(now, node.parts().queue().monitor(), node.figures(), later))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
