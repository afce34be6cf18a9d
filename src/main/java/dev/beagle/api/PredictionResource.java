package dev.beagle.api;

import dev.beagle.api.predict.Predictions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET} and {@code DELETE /api/predictions/{id}}, after {@code Prefer: respond-async}. */
@Path("/predictions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PredictionResource {
  @Inject WebNode node;

  /** The state of the job, and its result once there is one. */
  @GET
  public Response get(@PathParam("id") String id) {
    return predictions().find(id);
  }

  /** Withdraws the job, or forgets its result. */
  @DELETE
  public Response delete(@PathParam("id") String id) {
    return predictions().delete(id);
  }

  private Predictions predictions() {
    return new Predictions(node.acceptedJobs(), node.settings().queue().retention().results());
  }
}
