package dev.beagle.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET} and {@code DELETE /api/predictions/{id}}: asynchronous jobs. */
@Path("/predictions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PredictionResource {
  @Inject WebNode node;

  /** Answers with the state of the job, and with its result once it is finished. */
  @GET
  public Response get(@PathParam("id") String id) {
    return node.parts().predictions().find(id);
  }

  /** Withdraws the job, or deletes its result. */
  @DELETE
  public Response delete(@PathParam("id") String id) {
    return node.parts().predictions().delete(id);
  }
}
