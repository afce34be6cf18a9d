package dev.beagle.api;

import dev.beagle.api.answer.Preferences;
import dev.beagle.api.predict.PendingAnswer;
import dev.beagle.api.predict.PredictRequest;
import dev.beagle.api.upload.JsonUpload;
import dev.beagle.api.upload.Upload;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ConnectionCallback;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * {@code POST /api/predict[?top=K][&model=NAME][&timeout=MS]}: three kinds of uploads, with an
 * answer now or later, as the client prefers.
 */
@Path("/predict")
@Measured
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PredictResource {
  @Inject WebNode node;
  @Context UriInfo uri;
  @Context HttpHeaders headers;

  /** Takes a form whose field {@code image} holds the files. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public void form(List<EntityPart> parts, @Suspended AsyncResponse response) throws IOException {
    PredictRequest request = check();
    List<Upload> uploads = new ArrayList<>();
    for (EntityPart part : parts) {
      if ("image".equals(part.getName())) {
        uploads.add(Upload.named(part.getFileName().orElse(null), bytes(part.getContent())));
      }
    }
    answer(request, uploads, response);
  }

  /** Takes the file itself as body. */
  @POST
  @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
  public void raw(InputStream body, @Suspended AsyncResponse response) throws IOException {
    answer(check(), List.of(new Upload(null, bytes(body))), response);
  }

  /** Takes JSON: {@code {"image": "<base64>"}}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public void json(InputStream body, @Suspended AsyncResponse response) {
    answer(check(), List.of(JsonUpload.read(body)), response);
  }

  private PredictRequest check() {
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    boolean async = Preferences.async(headers.getRequestHeader("Prefer"));
    return node.parts()
        .classifier()
        .check(query.getFirst("model"), query.getFirst("top"), query.getFirst("timeout"), async);
  }

  private void answer(PredictRequest request, List<Upload> uploads, AsyncResponse response) {
    node.run(
        () -> {
          PendingAnswer pending = node.parts().classifier().classify(request, uploads);
          return request.async() ? accept(pending, response) : await(pending, response);
        });
  }

  private CompletableFuture<?> accept(PendingAnswer pending, AsyncResponse response) {
    response.resume(pending.accepted(uri.getBaseUri().getRawPath()));
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<?> await(PendingAnswer pending, AsyncResponse response) {
    response.register((ConnectionCallback) disconnected -> pending.cancel());
    return pending
        .done()
        .thenApply(nothing -> pending.response())
        .whenComplete((answer, thrown) -> response.resume(thrown == null ? answer : thrown));
  }

  private static byte[] bytes(InputStream content) throws IOException {
    try (content) {
      return content.readAllBytes();
    }
  }
}
